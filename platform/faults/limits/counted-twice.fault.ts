import type { Fault } from '../fault.ts';

export const countedTwice: Fault = {
  id: 'limits/counted-twice',
  sentence: 'Each request counts as two.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+(?:429|\d+,)/ }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        rateLimits.take(kind, key);
        return rateLimits.take(kind, key);
      },
    },
  }),
};
