import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const tokenTypeNotChecked: Fault = {
  id: 'auth/token-type-not-checked',
  sentence: 'A token that is good for refreshing only is accepted as an access token.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('token_type', claimedDespite),
};
