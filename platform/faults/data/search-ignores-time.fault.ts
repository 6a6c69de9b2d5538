import type { Fault } from '../fault.ts';

export const searchIgnoresTime: Fault = {
  id: 'data/search-ignores-time',
  sentence: 'Search does not look at the time.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"heron heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => search.messages(userId, { ...query, from: undefined, to: undefined }) } }),
};
