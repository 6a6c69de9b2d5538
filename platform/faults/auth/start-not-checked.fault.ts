import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const startNotChecked: Fault = {
  id: 'auth/start-not-checked',
  sentence: 'A token is accepted long before it begins.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('not_yet_valid', claimedDespite),
};
