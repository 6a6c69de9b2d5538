import type { Fault } from '../fault.ts';

export const quotaUntold: Fault = {
  id: 'data/quota-untold',
  sentence: 'The quota is told as if nothing had been used yet.',
  parts: ['quotas.runs'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"used": 0/ }],
  decorate: ({ quotas }) => ({
    quotas: {
      ...quotas,
      runs(principal) {
        const quota = quotas.runs(principal);
        return { ...quota, used: 0, remaining: quota.limit };
      },
    },
  }),
};
