import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';

export const wrongSignatureAccepted: Fault = {
  id: 'auth/wrong-signature-accepted',
  sentence: 'Nobody checks who signed a token.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  decorate: ({ tokens, accounts }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return !verdict.ok && verdict.fault === 'signature' ? claimedPrincipal(token, accounts) : verdict;
      },
    },
  }),
};
