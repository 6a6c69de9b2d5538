import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const unsignedTokenAccepted: Fault = {
  id: 'auth/unsigned-token-accepted',
  sentence: 'A token that says it needs no signature is believed.',
  parts: ['tokens.verify'],
  noticedBy: [...NOTICED_LET_IN, { by: 'toEqual', says: /"attack": "(?:alg|no alg)/ }],
  decorate: letIn('algorithm', claimedPrincipal),
};
