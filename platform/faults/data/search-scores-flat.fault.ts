import type { Fault } from '../fault.ts';

export const searchScoresFlat: Fault = {
  id: 'data/search-scores-flat',
  sentence: 'All hits of a search have the same score.',
  parts: ['search.messages'],
  noticedBy: [{ by: 'toEqual', says: /-\s+\d/ }],
  decorate: ({ search }) => ({ search: { messages: (userId, query) => {
        const found = search.messages(userId, query);
        return { ...found, hits: found.hits.map((hit) => ({ ...hit, score: 1 })) };
      } } }),
};
