import type { Fault } from '../fault.ts';

export const quotaNotTaken: Fault = {
  id: 'data/quota-not-taken',
  sentence: 'Runs take nothing from the quota.',
  parts: ['quotas.takeRun'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"used": 0/ }],
  decorate: ({ quotas }) => ({ quotas: { ...quotas, takeRun: () => undefined } }),
};
