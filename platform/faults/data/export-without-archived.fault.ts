import type { Fault } from '../fault.ts';

export const exportWithoutArchived: Fault = {
  id: 'data/export-without-archived',
  sentence: 'An export leaves out archived threads, and keeps their messages.',
  parts: ['records.ofUser'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"threads": 1/ }],
  decorate: ({ records }) => ({ records: { ...records, ofUser: (userId) => records.ofUser(userId).filter((record) => record.type !== 'thread' || record.archived_at === undefined) } }),
};
