import type { Fault } from '../fault.ts';

export const roleIgnored: Fault = {
  id: 'auth/role-ignored',
  sentence: 'Everybody may do what only admins should.',
  parts: ['policy.isAdmin'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 403/ }, { by: 'toEqual', says: /-\s+"(?:GET|POST|PUT) \S+ 403 AUTH_UNAUTHORIZED"/ }],
  decorate: ({ policy }) => ({ policy: { ...policy, isAdmin: () => true } }),
};
