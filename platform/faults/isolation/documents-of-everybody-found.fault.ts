import type { Fault } from '../fault.ts';

export const documentsOfEverybodyFound: Fault = {
  id: 'isolation/documents-of-everybody-found',
  sentence: 'A search finds the documents of other users.',
  parts: ['corpus.add', 'corpus.search'],
  noticedBy: [{ by: 'toMatchObject', says: /"total": 2/ }, { by: 'E_ISOLATION', says: /belongs to another user/ }],
  decorate: ({ corpus }) => {
    const users = new Set<string>();
    return {
      corpus: {
        ...corpus,
        add(userId, input) {
          users.add(userId);
          return corpus.add(userId, input);
        },
        search(userId, words, limit) {
          const hits = [...new Set([userId, ...users])].flatMap((user) => corpus.search(user, words, limit).hits);
          return { hits: hits.slice(0, limit), total: hits.length };
        },
      },
    };
  },
};
