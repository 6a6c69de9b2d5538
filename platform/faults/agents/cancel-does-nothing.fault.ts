import type { Fault } from '../fault.ts';

export const cancelDoesNothing: Fault = {
  id: 'agents/cancel-does-nothing',
  sentence: 'A cancellation is answered politely, and the run goes on.',
  parts: ['runs.cancel'],
  noticedBy: [{ by: 'toBe', says: /"cancelled"/ }, { by: 'toContainText', says: /Stopped/ }],
  decorate: ({ runs }) => ({ runs: { ...runs, cancel: async (userId, runId) => Promise.resolve({ ...runs.get(userId, runId), status: 'cancelled' }) } }),
};
