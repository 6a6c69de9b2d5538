import type { Fault } from '../fault.ts';
import { claimedDespite } from './claimed-despite.ts';
import { letIn, NOTICED_LET_IN } from './let-in.ts';
import { decodeProtectedHeader } from 'jose';

export const anyAlgorithmAccepted: Fault = {
  id: 'auth/any-algorithm-accepted',
  sentence: 'A token may be signed with another algorithm than the platform signs with.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('algorithm', (token, accounts) => (decodeProtectedHeader(token ?? '').alg === 'none' ? { ok: false, fault: 'algorithm' } : claimedDespite(token, accounts))),
};
