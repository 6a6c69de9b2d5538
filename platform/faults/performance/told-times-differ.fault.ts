import type { Fault } from '../fault.ts';

export const toldTimesDiffer: Fault = {
  id: 'performance/told-times-differ',
  sentence: 'An answer over HTTP tells another duration than the end of its run.',
  parts: ['runs.outcome'],
  noticedBy: [{ by: 'toEqual', says: /told by the answer, the end of the run and its report/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      async outcome(...asked) {
        const outcome = await runs.outcome(...asked);
        return { ...outcome, executionTimeMs: outcome.executionTimeMs / 2 };
      },
    },
  }),
};
