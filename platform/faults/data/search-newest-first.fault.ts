import type { Fault } from '../fault.ts';

export const searchNewestFirst: Fault = {
  id: 'data/search-newest-first',
  sentence: 'Search puts the newest first, not the best.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"heron heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => {
        const found = search.messages(userId, query);
        return { ...found, hits: found.hits.toSorted((a, b) => b.message.created_at - a.message.created_at) };
      } } }),
};
