import type { Fault } from '../fault.ts';

export const sessionsInMemoryOnly: Fault = {
  id: 'auth/sessions-in-memory-only',
  sentence: 'Everybody has to sign in again after the platform ended.',
  parts: ['tokens.mint', 'tokens.verify'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /happened: +status 401/ }, { by: 'E_WS_HANDSHAKE', says: /status 401/ }],
  decorate({ tokens }) {
    const sessions = new Set<string>();
    return {
      tokens: {
        ...tokens,
        mint(user, sessionId) {
          sessions.add(sessionId);
          return tokens.mint(user, sessionId);
        },
        async verify(token) {
          const verdict = await tokens.verify(token);
          return verdict.ok && !sessions.has(verdict.principal.sessionId) ? { ok: false, fault: 'revoked' } : verdict;
        },
      },
    };
  },
};
