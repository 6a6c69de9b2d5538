import type { Fault } from '../fault.ts';

export const errorsOfEverybody: Fault = {
  id: 'operations/errors-of-everybody',
  sentence: 'Reports about one user tell the errors of all.',
  parts: ['errorReports.list'],
  noticedBy: [{ by: 'toEqual', says: /"error_code": "MODEL_FAILED"/ }],
  decorate: ({ errorReports }) => ({
    errorReports: { ...errorReports, list: (userId, limit) => (errorReports.list(userId, limit).length > 0 ? errorReports.list(userId, limit) : errorReports.list(undefined, limit)) },
  }),
};
