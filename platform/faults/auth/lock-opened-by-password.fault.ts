import type { Fault } from '../fault.ts';

export const lockOpenedByPassword: Fault = {
  id: 'auth/lock-opened-by-password',
  sentence: 'The right password opens a locked account, so guessing goes on to its end.',
  parts: ['accounts.create', 'accounts.authenticate'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 429/ }],
  decorate: ({ accounts }) => {
    const passwords = new Map<string, string | undefined>();
    return {
      accounts: {
        ...accounts,
        async create(input) {
          passwords.set(input.email, input.password);
          return accounts.create(input);
        },
        async authenticate(email, password) {
          const owner = passwords.get(email) === password ? accounts.findByEmail(email) : undefined;
          return owner ?? accounts.authenticate(email, password);
        },
      },
    };
  },
};
