import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';

export const audienceNotChecked: Fault = {
  id: 'auth/audience-not-checked',
  sentence: 'A token for another platform is accepted.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('audience', claimedDespite),
};
