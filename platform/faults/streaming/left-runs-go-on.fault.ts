import type { Fault } from '../fault.ts';

export const leftRunsGoOn: Fault = {
  id: 'streaming/left-runs-go-on',
  sentence: 'A run whose only reader has gone goes on to its end.',
  parts: ['runs.cancel'],
  noticedBy: [{ by: 'toMatchObject', says: /agent_cancelled|client_disconnected/ }],
  decorate: ({ runs }) => ({ runs: { ...runs, cancel: async (userId, runId, reason) => (reason === 'client_disconnected' ? runs.get(userId, runId) : runs.cancel(userId, runId, reason)) } }),
};
