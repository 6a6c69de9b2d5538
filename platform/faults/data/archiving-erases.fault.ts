import type { Fault } from '../fault.ts';

export const archivingErases: Fault = {
  id: 'data/archiving-erases',
  sentence: 'An archived thread is gone for good.',
  parts: ['threads.archive'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"Old"|-\s+"title": "Archived"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, archive: (userId, id) => threads.purge(userId, id) } }),
};
