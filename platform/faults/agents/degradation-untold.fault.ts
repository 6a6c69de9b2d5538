import type { Fault } from '../fault.ts';

export const degradationUntold: Fault = {
  id: 'agents/degradation-untold',
  sentence: 'An answer that lacks something is reported as a full success.',
  parts: ['runs.outcome'],
  noticedBy: [{ by: 'toMatchObject', says: /"degraded"/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      async outcome(userId, runId) {
        const outcome = await runs.outcome(userId, runId);
        return { ...outcome, status: outcome.status === 'degraded' ? 'success' : outcome.status };
      },
    },
  }),
};
