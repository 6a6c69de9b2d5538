import type { Fault } from '../fault.ts';

export const sortKeyIgnored: Fault = {
  id: 'data/sort-key-ignored',
  sentence: 'Whatever threads are sorted by, they are sorted by creation.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d+,$/m }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => threads.list(userId, { ...query, sort: query.sort.startsWith('-') ? '-created_at' : 'created_at' }) } }),
};
