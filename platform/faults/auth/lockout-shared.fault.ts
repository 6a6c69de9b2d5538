import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const lockoutShared: Fault = {
  id: 'auth/lockout-shared',
  sentence: 'Who locks an account locks all the others too.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 429/ }, { by: 'toHaveText', says: /Connected/ }],
  decorate: ({ accounts }) => {
    let locked: Failure | undefined;
    return {
      accounts: {
        ...accounts,
        async authenticate(email, password) {
          if (locked) throw locked;
          try {
            return await accounts.authenticate(email, password);
          } catch (error) {
            if (error instanceof Failure && error.code === 'ACCOUNT_LOCKED') locked = error;
            throw error;
          }
        },
      },
    };
  },
};
