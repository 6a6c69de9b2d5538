import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const rightPasswordRefused: Fault = {
  id: 'auth/right-password-refused',
  sentence: 'A registered user cannot sign in with the right password.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'toHaveText', says: /Connected|Deep inside/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      async authenticate(email, password) {
        await accounts.authenticate(email, password);
        throw new Failure('AUTH_FAILED', 'Wrong e-mail or password.');
      },
    },
  }),
};
