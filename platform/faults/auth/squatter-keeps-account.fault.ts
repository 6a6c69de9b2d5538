import type { Fault } from '../fault.ts';

export const squatterKeepsAccount: Fault = {
  id: 'auth/squatter-keeps-account',
  sentence: 'Who registered with somebody else’s e-mail keeps the account when its owner comes.',
  parts: ['accounts.adopt'],
  noticedBy: [{ by: 'toMatchObject', says: /"auth_provider": "local"/ }],
  decorate: ({ accounts }) => ({ accounts: { ...accounts, adopt: (input) => accounts.upsert(input) } }),
};
