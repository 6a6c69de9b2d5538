import type { Run } from '#contracts/run.schema';
import type { Fault } from '../fault.ts';

export const cancelledRunCompleted: Fault = {
  id: 'persistence/cancelled-run-completed',
  sentence: 'A run that was cancelled is recorded as completed.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toMatchObject', says: /"completed"/ }],
  decorate: ({ runs }) => {
    const altered = (run: Run): Run => (run.status === 'cancelled' ? { ...run, status: 'completed' } : run);
    return {
      runs: {
        ...runs,
        get: (userId, id) => altered(runs.get(userId, id)),
        ofThread: (userId, id) => runs.ofThread(userId, id).map(altered),
      },
    };
  },
};
