import type { Fault } from '../fault.ts';

export const foreignDocumentRemovable: Fault = {
  id: 'isolation/foreign-document-removable',
  sentence: 'Who knows the id of a document can remove it.',
  parts: ['corpus.add', 'corpus.remove'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ corpus }) => {
    const owners = new Map<string, string>();
    return {
      corpus: {
        ...corpus,
        add(userId, input) {
          const added = corpus.add(userId, input);
          owners.set(added.id, userId);
          return added;
        },
        remove: (userId, id) => corpus.remove(owners.get(id) ?? userId, id),
      },
    };
  },
};
