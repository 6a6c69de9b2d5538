import { isTerminal } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { violation } from './reasons.ts';

export const twoTerminals: Fault = {
  id: 'events/two-terminals',
  sentence: 'A run ends twice.',
  parts: ['wire.event'],
  noticedBy: [...violation(/a second terminal event/)],
  decorate: onWire((event) => (isTerminal(event) ? [event, { ...event, seq: event.seq + 1 }] : [event])),
};
