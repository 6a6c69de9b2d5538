import { claimedPrincipal } from './claimed-principal.ts';
import { letIn } from './let-in.ts';
import type { Fault } from '../fault.ts';

export const keyInHeaderTrusted: Fault = {
  id: 'auth/key-in-header-trusted',
  sentence: 'A token is checked with the key that it brings along itself.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toEqual', says: /key offered in the header/ }],
  decorate: letIn('algorithm', (token, accounts) => (token?.startsWith('eyJhbGciOiJFUzI1Ni') === true ? claimedPrincipal(token, accounts) : { ok: false, fault: 'algorithm' })),
};
