import type { Fault } from '../fault.ts';

export const indexLagsBehind: Fault = {
  id: 'data/index-lags-behind',
  sentence: 'What was indexed is found from the second search on.',
  parts: ['corpus.index', 'corpus.search'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"total": 0/ }],
  decorate: ({ corpus }) => {
    const behind = new Set<string>();
    return {
      corpus: {
        ...corpus,
        index(userId) {
          behind.add(userId);
          return [];
        },
        search(userId, words, limit) {
          const found = corpus.search(userId, words, limit);
          if (behind.delete(userId)) corpus.index(userId);
          return found;
        },
      },
    };
  },
};
