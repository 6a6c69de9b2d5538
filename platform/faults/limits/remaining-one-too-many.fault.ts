import type { Fault } from '../fault.ts';

export const remainingOneTooMany: Fault = {
  id: 'limits/remaining-one-too-many',
  sentence: 'One is told of one request more than is left.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toEqual', says: /Array \[/ }, { by: 'toBe', says: /Expected: 0\b/ }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        return { ...quota, remaining: quota.remaining + 1 };
      },
    },
  }),
};
