import { refused } from '../../auth/refusal.ts';
import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const neverLocked: Fault = {
  id: 'auth/never-locked',
  sentence: 'Passwords can be guessed as often as one likes.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 401, not 429/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      authenticate: (email, password) =>
        accounts.authenticate(email, password).catch((error: unknown) => {
          throw error instanceof Failure && error.code === 'ACCOUNT_LOCKED' ? refused('Wrong e-mail or password.', 'wrong_password') : error;
        }),
    },
  }),
};
