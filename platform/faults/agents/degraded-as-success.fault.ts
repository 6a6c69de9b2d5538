import type { Fault } from '../fault.ts';

export const degradedAsSuccess: Fault = {
  id: 'agents/degraded-as-success',
  sentence: 'An answer that had to do without the model or a tool is reported as a success.',
  parts: ['runs.outcome'],
  noticedBy: [{ by: 'toMatchObject', says: /"degraded"/ }, { by: 'toEqual', says: /- +"degraded/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      async outcome(...asked) {
        const outcome = await runs.outcome(...asked);
        return outcome.status === 'degraded' ? { ...outcome, status: 'success' } : outcome;
      },
    },
  }),
};
