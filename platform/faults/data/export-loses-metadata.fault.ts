import type { Fault } from '../fault.ts';

export const exportLosesMetadata: Fault = {
  id: 'data/export-loses-metadata',
  sentence: 'Metadata are missing in an export.',
  parts: ['records.ofUser'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"team": "finance"/ }],
  decorate: ({ records }) => ({ records: { ...records, ofUser: (userId) => records.ofUser(userId).map((record) => ({ ...record, metadata: {} })) } }),
};
