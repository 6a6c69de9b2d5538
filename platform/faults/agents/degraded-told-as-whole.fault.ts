import type { Fault } from '../fault.ts';
import { onWire } from '../events/on-wire.ts';

export const degradedToldAsWhole: Fault = {
  id: 'agents/degraded-told-as-whole',
  sentence: 'An agent that had to do without its model says that it completed its work.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /- +"degraded",\n\+ +"completed"/ }],
  decorate: onWire((event) => [event.type === 'agent_completed' ? { ...event, payload: { ...event.payload, status: 'completed' } } : event]),
};
