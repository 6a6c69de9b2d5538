import type { Fault } from '../fault.ts';

/** Not kept with a set of services: a request with a shifted clock has one of its own. */
const refused = new Set<string>();

export const windowNeverEnds: Fault = {
  id: 'limits/window-never-ends',
  sentence: 'Who was refused once is refused for ever.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"status": 429/ }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        if (!quota.allowed) refused.add(key);
        return refused.has(key) ? { ...quota, remaining: 0, allowed: false } : quota;
      },
    },
  }),
};
