import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

/** Not kept with a set of services: a request with a shifted clock has one of its own. */
const locked = new Map<string, Failure>();

export const lockNeverEnds: Fault = {
  id: 'auth/lock-never-ends',
  sentence: 'An account that was locked once is locked for ever.',
  parts: ['accounts.authenticate'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 429/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      async authenticate(email, password) {
        const known = locked.get(email);
        if (known) throw known;
        return accounts.authenticate(email, password).catch((error: unknown) => {
          if (error instanceof Failure && error.code === 'ACCOUNT_LOCKED') locked.set(email, error);
          throw error;
        });
      },
    },
  }),
};
