import type { Fault } from '../fault.ts';

export const searchIgnoresRole: Fault = {
  id: 'data/search-ignores-role',
  sentence: 'Search does not look at the role.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"heron heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => search.messages(userId, { ...query, role: undefined }) } }),
};
