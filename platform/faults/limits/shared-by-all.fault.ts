import type { Fault } from '../fault.ts';

export const sharedByAll: Fault = {
  id: 'limits/shared-by-all',
  sentence: 'When one user is refused, the next request of somebody else is refused too.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"status": 429/ }],
  decorate: ({ rateLimits }) => {
    let culprit: string | undefined;
    return {
      rateLimits: {
        take(kind, key) {
          const quota = rateLimits.take(kind, key);
          const refused = culprit !== undefined && culprit !== key;
          if (!quota.allowed) culprit = key;
          else if (refused) culprit = undefined;
          return refused ? { ...quota, allowed: false } : quota;
        },
      },
    };
  },
};
