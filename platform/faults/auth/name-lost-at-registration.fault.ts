import type { Fault } from '../fault.ts';

export const nameLostAtRegistration: Fault = {
  id: 'auth/name-lost-at-registration',
  sentence: 'The name given at registration is forgotten.',
  parts: ['accounts.create'],
  noticedBy: [{ by: 'toHaveText', says: /Ada Lovelace/ }],
  decorate: ({ accounts }) => ({ accounts: { ...accounts, create: ({ fullName: _forgotten, ...input }) => accounts.create(input) } }),
};
