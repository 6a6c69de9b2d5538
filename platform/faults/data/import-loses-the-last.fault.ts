import type { Fault } from '../fault.ts';

export const importLosesTheLast: Fault = {
  id: 'data/import-loses-the-last',
  sentence: 'The last record of an import is lost.',
  parts: ['records.store'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"message_count": 2/ }],
  decorate: ({ records }) => ({ records: { ...records, store: (userId, lines) => records.store(userId, lines.slice(0, -1)) } }),
};
