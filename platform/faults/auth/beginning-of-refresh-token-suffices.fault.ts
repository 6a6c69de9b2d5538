import type { Fault } from '../fault.ts';

const PREFIX = 20;

export const beginningOfRefreshTokenSuffices: Fault = {
  id: 'auth/beginning-of-refresh-token-suffices',
  sentence: 'A refresh token is taken as soon as it begins like one.',
  parts: ['sessions.open', 'sessions.refresh'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+200,$/m }],
  decorate: ({ sessions }) => {
    const known = new Map<string, string>();
    return {
      sessions: {
        ...sessions,
        async open(user, userAgent) {
          const pair = await sessions.open(user, userAgent);
          known.set(pair.refresh_token.slice(0, PREFIX), pair.refresh_token);
          return pair;
        },
        refresh: (token) => sessions.refresh(known.get(token.slice(0, PREFIX)) ?? token),
      },
    };
  },
};
