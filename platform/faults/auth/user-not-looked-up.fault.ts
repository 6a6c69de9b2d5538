import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const userNotLookedUp: Fault = {
  id: 'auth/user-not-looked-up',
  sentence: 'A token of somebody who does not exist is accepted.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('user_inactive', claimedDespite),
};
