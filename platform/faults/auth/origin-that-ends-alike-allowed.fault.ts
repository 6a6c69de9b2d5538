import type { Fault } from '../fault.ts';

export const originThatEndsAlikeAllowed: Fault = {
  id: 'auth/origin-that-ends-alike-allowed',
  sentence: 'Pages of any host may call whose name ends like that of an allowed one.',
  parts: ['policy.originAllowed'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"https:\/\/evil-app/ }],
  decorate: ({ policy }) => ({ policy: { ...policy, originAllowed: (origin) => policy.originAllowed(origin) || policy.originAllowed(origin?.replace(/^https:\/\/[\w-]*-/, 'https://')) } }),
};
