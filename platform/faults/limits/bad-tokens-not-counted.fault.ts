import type { Fault } from '../fault.ts';

export const badTokensNotCounted: Fault = {
  id: 'limits/bad-tokens-not-counted',
  sentence: 'Tokens can be guessed as often as one likes.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 401, not 429/ }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        return kind === 'bad_token' ? { ...quota, allowed: true } : quota;
      },
    },
  }),
};
