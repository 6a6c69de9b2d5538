import type { Fault } from '../fault.ts';

export const cancelledTwice: Fault = {
  id: 'agents/cancelled-twice',
  sentence: 'A run that is over can be cancelled again.',
  parts: ['runs.cancel'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 409/ }],
  decorate: ({ runs }) => ({
    runs: { ...runs, cancel: (userId, runId, reason) => runs.cancel(userId, runId, reason).catch(() => runs.get(userId, runId)) },
  }),
};
