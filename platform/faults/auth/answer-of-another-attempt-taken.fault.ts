import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const answerOfAnotherAttemptTaken: Fault = {
  id: 'auth/answer-of-another-attempt-taken',
  sentence: 'An answer of the provider is taken although another browser began the attempt.',
  parts: ['oauth.complete'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+302/ }],
  decorate: ({ oauth }) => ({
    oauth: {
      ...oauth,
      complete: (url, cookie) => oauth.complete(url, cookie).catch((error: unknown) => {
        // What a person refused stays refused.
        if (error instanceof Failure && error.code === 'AUTH_UNAUTHORIZED') throw error;
        return 'a-code-of-somebody';
      }),
    },
  }),
};
