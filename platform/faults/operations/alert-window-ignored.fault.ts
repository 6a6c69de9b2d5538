import type { Fault } from '../fault.ts';

export const alertWindowIgnored: Fault = {
  id: 'operations/alert-window-ignored',
  sentence: 'A rule counts errors from long before its window.',
  parts: ['errorReports.count'],
  noticedBy: [{ by: 'toEqual', says: /alerts after 2, 3 and 6/ }],
  decorate: ({ errorReports }) => ({ errorReports: { ...errorReports, count: (source, userId) => errorReports.count(source, userId, 0) } }),
};
