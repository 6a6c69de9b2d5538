import type { Fault } from '../fault.ts';

export const cancelReasonLost: Fault = {
  id: 'agents/cancel-reason-lost',
  sentence: 'Why a run was cancelled is not told.',
  parts: ['runs.cancel'],
  noticedBy: [{ by: 'toBe', says: /Expected: "changed my mind"\s+Received: ""/ }],
  decorate: ({ runs }) => ({ runs: { ...runs, cancel: (userId, runId) => runs.cancel(userId, runId, '') } }),
};
