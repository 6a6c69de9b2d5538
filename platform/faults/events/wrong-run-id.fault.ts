import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const wrongRunId: Fault = {
  id: 'events/wrong-run-id',
  sentence: 'What the data agent does is told under the id of another run.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_UNASSERTED', says: /run_other/ }, ...violation(/completes while|starts a second time|which was never started/), NUMBERS],
  decorate: onWire((event) => (event.run_id !== null && event.agent_name === 'data' ? [{ ...event, run_id: 'run_other' }] : [event])),
};
