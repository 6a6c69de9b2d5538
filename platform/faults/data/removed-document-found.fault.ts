import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const removedDocumentFound: Fault = {
  id: 'data/removed-document-found',
  sentence: 'A removed document is gone from the list, and still found by a search.',
  parts: ['corpus.remove', 'corpus.get', 'corpus.list'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"title": "Shared name"/ }],
  decorate: ({ corpus }) => {
    const removed = new Set<string>();
    return {
      corpus: {
        ...corpus,
        remove(userId, id) {
          corpus.get(userId, id);
          removed.add(id);
        },
        get(userId, id) {
          if (removed.has(id)) throw new Failure('NOT_FOUND', 'There is no such document.');
          return corpus.get(userId, id);
        },
        list(userId, query) {
          const documents = corpus.list(userId, query).documents.filter(({ id }) => !removed.has(id));
          return { documents, total: documents.length };
        },
      },
    };
  },
};
