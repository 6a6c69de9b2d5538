import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { violation } from './reasons.ts';

export const timeGoesBackwards: Fault = {
  id: 'events/time-goes-backwards',
  sentence: 'Tools finish a minute before they were called.',
  parts: ['wire.event'],
  noticedBy: [...violation(/timestamp \d+ before/)],
  decorate: onWire((event) => (event.type === 'tool_completed' ? [{ ...event, timestamp: event.timestamp - 60_000 }] : [event])),
};
