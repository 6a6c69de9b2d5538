import type { Fault } from '../fault.ts';

export const adminRefused: Fault = {
  id: 'auth/admin-refused',
  sentence: 'An admin is refused what admins may do.',
  parts: ['policy.isAdmin'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 403[^]*AUTH_UNAUTHORIZED/ }],
  decorate: ({ policy }) => ({ policy: { ...policy, isAdmin: () => false } }),
};
