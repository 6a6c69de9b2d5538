import type { Fault } from '../fault.ts';

export const neverEnforced: Fault = {
  id: 'limits/never-enforced',
  sentence: 'The limit of requests is told and never enforced.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 429/ }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        return { ...quota, allowed: true };
      },
    },
  }),
};
