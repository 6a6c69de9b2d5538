import type { Fault } from '../fault.ts';

export const titleNotSearched: Fault = {
  id: 'data/title-not-searched',
  sentence: 'A document is found by its text, and not by its title.',
  parts: ['corpus.search'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"Night work"/ }, { by: 'toEqual', says: /- +"About word/ }],
  decorate: ({ corpus }) => ({
    corpus: {
      ...corpus,
      search(userId, words, limit) {
        const hits = corpus.search(userId, words, limit).hits.filter(({ title }) => !title.toLowerCase().includes(words.toLowerCase()));
        return { hits, total: hits.length };
      },
    },
  }),
};
