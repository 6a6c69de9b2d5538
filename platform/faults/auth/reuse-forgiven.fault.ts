import type { Fault } from '../fault.ts';

export const reuseForgiven: Fault = {
  id: 'auth/reuse-forgiven',
  sentence: 'A refresh token that turns up again is refused, and the session goes on.',
  parts: ['sessions.refresh', 'sessions.revoke'],
  noticedBy: [{ by: 'toCloseWith', says: /the socket stayed open/ }, { by: 'toBeProblem', says: /the status is 200, not 401/ }],
  decorate: ({ sessions }) => {
    let refreshing = 0;
    return {
      sessions: {
        ...sessions,
        async refresh(token) {
          refreshing += 1;
          return sessions.refresh(token).finally(() => {
            refreshing -= 1;
          });
        },
        revoke(sessionId) {
          if (refreshing === 0) sessions.revoke(sessionId);
        },
      },
    };
  },
};
