import type { Fault } from '../fault.ts';

export const errorsNotGrouped: Fault = {
  id: 'operations/errors-not-grouped',
  sentence: 'Every error is a report of its own.',
  parts: ['errorReports.groupOf'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"count": 1/ }],
  decorate({ errorReports }) {
    let count = 0;
    return { errorReports: { ...errorReports, groupOf: () => `err_${(count += 1).toString(16).padStart(8, '0')}${Date.now().toString(16).slice(-8)}` } };
  },
};
