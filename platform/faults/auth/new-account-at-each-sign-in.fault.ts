import type { Fault } from '../fault.ts';

export const newAccountAtEachSignIn: Fault = {
  id: 'auth/new-account-at-each-sign-in',
  sentence: 'Whoever comes back through the provider gets a new account.',
  parts: ['accounts.adopt'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+"(?:email|id)"/m }],
  decorate: ({ accounts }) => {
    const seen = new Map<string, number>();
    return {
      accounts: {
        ...accounts,
        adopt(input) {
          const times = seen.get(input.email) ?? 0;
          seen.set(input.email, times + 1);
          return accounts.adopt(times === 0 ? input : { ...input, email: input.email.replace('@', `+${times}@`) });
        },
      },
    };
  },
};
