import type { StoredUser } from '../../auth/ports.ts';
import type { Fault } from '../fault.ts';

export const erasedUserStillKnown: Fault = {
  id: 'data/erased-user-still-known',
  sentence: 'A token of an erased user goes on working.',
  parts: ['accounts.find'],
  noticedBy: [{ by: 'toEqual', says: /-\s+401,/ }],
  decorate: ({ accounts }) => {
    const known = new Map<string, StoredUser>();
    return {
      accounts: {
        ...accounts,
        find(userId) {
          const user = accounts.find(userId) ?? known.get(userId);
          if (user) known.set(userId, user);
          return user;
        },
      },
    };
  },
};
