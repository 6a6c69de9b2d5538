import type { Fault } from '../fault.ts';

export const cancelledTwice: Fault = {
  id: 'api/cancelled-twice',
  sentence: 'A run that is over can be cancelled again.',
  parts: ['runs.cancel'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 409/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      async cancel(userId, id, reason) {
        const run = runs.get(userId, id);
        return run.ended_at === null ? runs.cancel(userId, id, reason) : run;
      },
    },
  }),
};
