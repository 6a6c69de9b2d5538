import type { TokenPair } from '#contracts/auth.schema';
import type { Fault } from '../fault.ts';

export const oauthCodeGoodTwice: Fault = {
  id: 'auth/oauth-code-good-twice',
  sentence: 'The one-time code of a sign-in through the provider can be used again.',
  parts: ['oauth.exchange'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 401/ }],
  decorate: ({ oauth }) => {
    const given = new Map<string, TokenPair>();
    return {
      oauth: {
        ...oauth,
        async exchange(code, userAgent) {
          const pair = given.get(code) ?? (await oauth.exchange(code, userAgent));
          given.set(code, pair);
          return pair;
        },
      },
    };
  },
};
