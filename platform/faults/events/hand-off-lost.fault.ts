import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS } from './reasons.ts';

export const handOffLost: Fault = {
  id: 'events/hand-off-lost',
  sentence: 'One is told that an agent hands over, never that the other one has taken over.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, { by: 'toContainText', says: /done/ }, { by: 'toEqual', says: /"agent_handoff"/ }],
  decorate: onWire((event) => (event.type === 'agent_handoff' && event.payload.status === 'completed' ? [] : [event])),
};
