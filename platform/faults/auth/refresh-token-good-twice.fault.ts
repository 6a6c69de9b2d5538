import type { Fault } from '../fault.ts';

export const refreshTokenGoodTwice: Fault = {
  id: 'auth/refresh-token-good-twice',
  sentence: 'A refresh token that was used can be used again.',
  parts: ['sessions.refresh'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  decorate: ({ sessions }) => {
    const next = new Map<string, string>();
    const newest = (token: string): string => {
      const following = next.get(token);
      return following === undefined ? token : newest(following);
    };
    return {
      sessions: {
        ...sessions,
        async refresh(token) {
          const pair = await sessions.refresh(newest(token));
          next.set(newest(token), pair.refresh_token);
          return pair;
        },
      },
    };
  },
};
