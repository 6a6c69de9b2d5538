import { claimedPrincipal } from '../auth/claimed-principal.ts';
import type { Fault } from '../fault.ts';

export const socketHasItsOwnVerifier: Fault = {
  id: 'handshake/socket-has-its-own-verifier',
  sentence: 'A socket opens with a token that has ended, whose calls are refused.',
  parts: ['socketRules.credentials', 'tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }],
  decorate: ({ socketRules, tokens, accounts }) => {
    const dialling = new Set<string>();
    return {
      socketRules: {
        ...socketRules,
        credentials(request) {
          const found = socketRules.credentials(request);
          if (found.token) dialling.add(found.token);
          return found;
        },
      },
      tokens: {
        ...tokens,
        async verify(token) {
          const verdict = await tokens.verify(token);
          return !verdict.ok && verdict.fault === 'expired' && dialling.delete(token ?? '') ? claimedPrincipal(token, accounts) : verdict;
        },
      },
    };
  },
};
