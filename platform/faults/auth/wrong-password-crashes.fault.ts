import type { Fault } from '../fault.ts';

export const wrongPasswordCrashes: Fault = {
  id: 'auth/wrong-password-crashes',
  sentence: 'A wrong password ends in an internal error.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'toHaveText', says: /E-mail or password is wrong/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      async authenticate(email, password) {
        try {
          return await accounts.authenticate(email, password);
        } catch (cause) {
          throw new Error('hashes differ in length', { cause });
        }
      },
    },
  }),
};
