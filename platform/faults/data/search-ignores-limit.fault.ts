import type { Fault } from '../fault.ts';

export const searchIgnoresLimit: Fault = {
  id: 'data/search-ignores-limit',
  sentence: 'Search gives more than was asked for.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"pelican heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => search.messages(userId, { ...query, limit: 100 }) } }),
};
