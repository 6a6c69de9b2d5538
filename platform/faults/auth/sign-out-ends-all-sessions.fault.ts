import { decodeJwt } from 'jose';
import type { Fault } from '../fault.ts';

export const signOutEndsAllSessions: Fault = {
  id: 'auth/sign-out-ends-all-sessions',
  sentence: 'Who signs out in one place is signed out everywhere.',
  parts: ['sessions.open', 'sessions.revoke'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 401/ }],
  decorate: ({ sessions }) => {
    const users = new Map<string, string>();
    return {
      sessions: {
        ...sessions,
        async open(user, userAgent) {
          const pair = await sessions.open(user, userAgent);
          users.set(String(decodeJwt(pair.access_token)['sid']), user.id);
          return pair;
        },
        revoke(sessionId) {
          const user = users.get(sessionId);
          sessions.revoke(sessionId);
          if (user !== undefined) sessions.revokeAll(user);
        },
      },
    };
  },
};
