import type { Fault } from '../fault.ts';
import { guest } from './guest.ts';

export const anonymousAccepted: Fault = {
  id: 'auth/anonymous-accepted',
  sentence: 'Whoever sends no token is let in as a guest.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }],
  decorate: ({ tokens, accounts }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return !verdict.ok && verdict.fault === 'missing' ? { ok: true, principal: await guest(accounts) } : verdict;
      },
    },
  }),
};
