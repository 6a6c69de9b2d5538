import type { Fault } from '../fault.ts';

export const developerIsSomebodyElse: Fault = {
  id: 'auth/developer-is-somebody-else',
  sentence: 'The developer signs in as another user.',
  parts: ['accounts.upsert'],
  noticedBy: [{ by: 'toContainText', says: /dev@example\.com/ }],
  decorate: ({ accounts }) => ({
    accounts: {
      ...accounts,
      upsert(input) {
        const other = { email: 'somebody@example.com', fullName: 'Somebody' };
        return accounts.upsert(input.provider === 'dev' ? { ...input, ...other } : input);
      },
    },
  }),
};
