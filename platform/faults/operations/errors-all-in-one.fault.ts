import type { Fault } from '../fault.ts';

export const errorsAllInOne: Fault = {
  id: 'operations/errors-all-in-one',
  sentence: 'Errors of different places are one report.',
  parts: ['errorReports.groupOf'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"count": 4/ }],
  decorate: ({ errorReports }) => ({ errorReports: { ...errorReports, groupOf: () => `err_${'0'.repeat(16)}` } }),
};
