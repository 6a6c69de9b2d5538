import type { Fault } from '../fault.ts';

export const configForAll: Fault = {
  id: 'agents/config-for-all',
  sentence: 'Anybody who is signed in may read how agents are configured.',
  parts: ['policy.isAdmin'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 403/ }],
  decorate: ({ policy }) => ({ policy: { ...policy, isAdmin: () => true } }),
};
