import type { Fault } from '../fault.ts';

export const answerOfTheRunBefore: Fault = {
  id: 'isolation/answer-of-the-run-before',
  sentence: 'An execution is answered with what the one before it was answered.',
  parts: ['runs.outcome'],
  noticedBy: [{ by: 'E_ISOLATION' }, { by: 'toContain', says: /Expected substring: "\$/ }],
  decorate: ({ runs }) => {
    let before: string | undefined;
    return {
      runs: {
        ...runs,
        async outcome(userId, runId) {
          const outcome = await runs.outcome(userId, runId);
          const response = before ?? outcome.response;
          before = outcome.response;
          return { ...outcome, response };
        },
      },
    };
  },
};
