import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const argumentsLost: Fault = {
  id: 'events/arguments-lost',
  sentence: 'One is told which tool is called, and not with what.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_JOURNEY', says: /with \{\}, not|no call is left for|there is no \{/ }, { by: 'toEqual', says: /"parameters"|"delay_ms"/ }],
  decorate: onWire((event) => (event.type === 'tool_executing' ? [{ ...event, payload: { ...event.payload, parameters: {} } }] : [event])),
};
