import { ModelError } from '../../model/ports.ts';
import type { Fault } from '../fault.ts';

export const failureAsSuccess: Fault = {
  id: 'agents/failure-as-success',
  sentence: 'Agents are dead, and an execution reports success all the same.',
  parts: ['model.turn', 'runs.outcome'],
  noticedBy: [{ by: 'toContain', says: /Received string: +"Done\."/ }],
  decorate: ({ model, runs }) => ({
    model: {
      ...model,
      turn() {
        throw new ModelError('The model is gone.', false);
      },
    },
    runs: { ...runs, outcome: async (...asked) => ({ ...(await runs.outcome(...asked)), status: 'success', response: 'Done.' }) },
  }),
};
