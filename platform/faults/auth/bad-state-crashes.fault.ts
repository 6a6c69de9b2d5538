import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const badStateCrashes: Fault = {
  id: 'auth/bad-state-crashes',
  sentence: 'Somebody who comes back with another state than they left with is told of an internal error.',
  parts: ['oauth.complete'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 500, not 400/ }],
  decorate: ({ oauth }) => ({
    oauth: {
      ...oauth,
      complete: (callbackUrl, cookie) =>
        oauth.complete(callbackUrl, cookie).catch((error: unknown) => {
          throw error instanceof Failure && error.code === 'BAD_REQUEST' ? new Error('state is not what it was', { cause: error }) : error;
        }),
    },
  }),
};
