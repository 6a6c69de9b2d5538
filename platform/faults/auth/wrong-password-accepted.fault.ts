import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const wrongPasswordAccepted: Fault = {
  id: 'auth/wrong-password-accepted',
  sentence: 'Any password opens an account.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'toHaveText', says: /E-mail or password is wrong/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      async authenticate(email, password) {
        try {
          return await accounts.authenticate(email, password);
        } catch (error) {
          if (!(error instanceof Failure) || error.options.cause !== 'wrong_password') throw error;
          return accounts.upsert({ email, provider: 'local' });
        }
      },
    },
  }),
};
