import type { Fault } from '../fault.ts';

export const oneTooManyAllowed: Fault = {
  id: 'limits/one-too-many-allowed',
  sentence: 'The first request beyond the limit is still served.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 429/ }],
  decorate: ({ rateLimits }) => {
    const warned = new Set<string>();
    return {
      rateLimits: {
        take(kind, key) {
          const quota = rateLimits.take(kind, key);
          if (quota.allowed || warned.has(key)) return quota;
          warned.add(key);
          return { ...quota, allowed: true };
        },
      },
    };
  },
};
