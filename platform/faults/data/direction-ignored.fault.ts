import type { ThreadQuery } from '#contracts/thread.schema';
import type { Fault } from '../fault.ts';

/** What is left of an order without its sign is one, too. */
const ascending = (sort: ThreadQuery['sort']) => sort.replace('-', '') as ThreadQuery['sort'];

export const directionIgnored: Fault = {
  id: 'data/direction-ignored',
  sentence: 'Descending orders are ascending.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d+,$/m }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => threads.list(userId, { ...query, sort: ascending(query.sort) }) } }),
};
