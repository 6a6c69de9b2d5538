import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';

export const expiredTokenAccepted: Fault = {
  id: 'auth/expired-token-accepted',
  sentence: 'An access token is good for ever.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  decorate: ({ tokens, accounts }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return !verdict.ok && verdict.fault === 'expired' ? claimedPrincipal(token, accounts) : verdict;
      },
    },
  }),
};
