import type { Fault } from '../fault.ts';

export const archivedNotListed: Fault = {
  id: 'data/archived-not-listed',
  sentence: 'Archived threads cannot be listed.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"Delta budget"|-\s+"title": "Archived"|-\s+"(?:Outlived|Resting|Old)"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => threads.list(userId, { ...query, archived: false }) } }),
};
