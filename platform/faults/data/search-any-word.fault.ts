import type { Fault } from '../fault.ts';

export const searchAnyWord: Fault = {
  id: 'data/search-any-word',
  sentence: 'One of the words is enough for search.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"heron heron heron"/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => {
        const answers = query.q.split(/\s+/).map((q) => search.messages(userId, { ...query, q }));
        const hits = [...new Map(answers.flatMap((answer) => answer.hits).map((hit) => [hit.message.id, hit])).values()];
        return { hits, total: hits.length };
      } } }),
};
