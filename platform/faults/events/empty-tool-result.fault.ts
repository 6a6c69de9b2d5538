import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const emptyToolResult: Fault = {
  id: 'events/empty-tool-result',
  sentence: 'Tools are told to have succeeded, and what they found is missing.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /"result"/ }],
  decorate: onWire((event) => (event.type === 'tool_completed' ? [{ ...event, payload: { ...event.payload, result: {} } }] : [event])),
};
