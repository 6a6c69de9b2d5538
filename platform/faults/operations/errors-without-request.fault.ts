import type { Fault } from '../fault.ts';

export const errorsWithoutRequest: Fault = {
  id: 'operations/errors-without-request',
  sentence: 'A report does not tell the requests that met the error.',
  parts: ['errorReports.capture'],
  noticedBy: [{ by: 'toEqual', says: /"requests": \[\]|- +"ts-/ }],
  decorate: ({ errorReports }) => ({
    errorReports: { ...errorReports, capture: (occurrence) => errorReports.capture({ ...occurrence, requestId: null }) },
  }),
};
