import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const lockedAtFirstMistake: Fault = {
  id: 'auth/locked-at-first-mistake',
  sentence: 'One wrong password locks an account.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'toHaveText', says: /E-mail or password is wrong/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      async authenticate(email, password) {
        try {
          return await accounts.authenticate(email, password);
        } catch {
          throw new Failure('ACCOUNT_LOCKED', 'Too many failed sign-ins. Try again later.', { retryAfterSeconds: 300 });
        }
      },
    },
  }),
};
