import type { Fault } from '../fault.ts';

export const cannedAnswer: Fault = {
  id: 'agents/canned-answer',
  sentence: 'An execution answers with a text that no agent wrote.',
  parts: ['runs.outcome'],
  noticedBy: [{ by: 'toContain', says: /Received string: +"Your request was processed/ }],
  decorate: ({ runs }) => ({
    runs: { ...runs, outcome: async (...asked) => ({ ...(await runs.outcome(...asked)), response: 'Your request was processed successfully.' }) },
  }),
};
