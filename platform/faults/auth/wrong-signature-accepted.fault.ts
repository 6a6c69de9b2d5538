import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const wrongSignatureAccepted: Fault = {
  id: 'auth/wrong-signature-accepted',
  sentence: 'Nobody checks who signed a token.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('signature', claimedPrincipal),
};
