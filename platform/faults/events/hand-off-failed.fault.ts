import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const handOffFailed: Fault = {
  id: 'events/hand-off-failed',
  sentence: 'Hand-offs that succeeded are told as failed.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toContainText', says: /done/ }, { by: 'toEqual', says: /"failed"/ }],
  decorate: onWire((event) =>
    event.type === 'agent_handoff' && event.payload.status === 'completed' ? [{ ...event, payload: { ...event.payload, status: 'failed' } }] : [event],
  ),
};
