import type { Fault } from '../fault.ts';
import { guest, letIn, NOTICED_LET_IN } from './let-in.ts';

export const anonymousAccepted: Fault = {
  id: 'auth/anonymous-accepted',
  sentence: 'Whoever sends no token is let in as a guest.',
  parts: ['tokens.verify'],
  noticedBy: NOTICED_LET_IN,
  decorate: letIn('missing', async (_, accounts) => ({ ok: true, principal: await guest(accounts) })),
};
