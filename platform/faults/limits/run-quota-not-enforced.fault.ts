import type { Fault } from '../fault.ts';

export const runQuotaNotEnforced: Fault = {
  id: 'limits/run-quota-not-enforced',
  sentence: 'A user may have any number of runs at the same time.',
  parts: ['workers.admit'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 202, not 429/ }],
  decorate: ({ workers }) => ({ workers: { ...workers, admit: () => undefined } }),
};
