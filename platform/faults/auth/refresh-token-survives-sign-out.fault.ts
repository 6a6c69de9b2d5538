import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const refreshTokenSurvivesSignOut: Fault = {
  id: 'auth/refresh-token-survives-sign-out',
  sentence: 'Who kept the refresh token signs in again after the sign-out.',
  parts: ['sessions.refresh', 'tokens.verify'],
  noticedBy: [{ by: 'toBeProblem', says: /POST \S*\/auth\/refresh/ }],
  decorate: ({ sessions, tokens, accounts }) => {
    const verified = new Set<string>();
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          const verdict = await tokens.verify(token);
          if (verdict.ok) verified.add(verdict.principal.userId);
          return verdict;
        },
      },
      sessions: {
        ...sessions,
        async refresh(refreshToken) {
          try {
            return await sessions.refresh(refreshToken);
          } catch (error) {
            // Whose token it was is known to the store alone; any user that signed in will do to answer with.
            const user = [...verified].map((id) => accounts.find(id)).at(-1);
            if (!(error instanceof Failure) || error.options.cause !== 'refresh_revoked' || !user) throw error;
            return sessions.open(user);
          }
        },
      },
    };
  },
};
