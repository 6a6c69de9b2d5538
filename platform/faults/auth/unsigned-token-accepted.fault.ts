import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';

export const unsignedTokenAccepted: Fault = {
  id: 'auth/unsigned-token-accepted',
  sentence: 'A token that says it needs no signature is believed.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  decorate: ({ tokens, accounts }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return !verdict.ok && verdict.fault === 'algorithm' ? claimedPrincipal(token, accounts) : verdict;
      },
    },
  }),
};
