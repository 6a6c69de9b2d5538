import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const issuerNotChecked: Fault = {
  id: 'auth/issuer-not-checked',
  sentence: 'A token of another issuer is accepted.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('issuer', claimedDespite),
};
