import type { Fault } from '../fault.ts';

const CLAIM = 'header ';

export const headerNamesTheUser: Fault = {
  id: 'handshake/header-names-the-user',
  sentence: 'Whoever sends a header with the id of a user is that user.',
  parts: ['socketRules.credentials', 'tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }],
  decorate: ({ socketRules, tokens, accounts }) => ({
    socketRules: {
      ...socketRules,
      credentials(request) {
        const found = socketRules.credentials(request);
        const named = request.headers['x-user-id'];
        return { ...found, token: found.token ?? (typeof named === 'string' ? `${CLAIM}${named}` : undefined) };
      },
    },
    tokens: {
      ...tokens,
      async verify(token) {
        const user = token?.startsWith(CLAIM) ? accounts.find(token.slice(CLAIM.length)) : undefined;
        if (!user) return tokens.verify(token);
        const { id: userId, email, role, plan, permissions, created_at: createdAt } = user;
        return { ok: true, principal: { userId, email, role, plan, permissions, sessionId: 'ses_header', jti: 'header', expiresAt: createdAt + 365 * 24 * 3600 } };
      },
    },
  }),
};
