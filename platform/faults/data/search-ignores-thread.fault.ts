import type { Fault } from '../fault.ts';

export const searchIgnoresThread: Fault = {
  id: 'data/search-ignores-thread',
  sentence: 'Search does not look at the thread.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"heron heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => search.messages(userId, { ...query, thread_id: undefined }) } }),
};
