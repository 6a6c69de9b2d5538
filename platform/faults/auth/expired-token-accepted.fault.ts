import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const expiredTokenAccepted: Fault = {
  id: 'auth/expired-token-accepted',
  sentence: 'An access token is good for ever.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('expired', claimedPrincipal),
};
