import type { Fault } from '../fault.ts';

export const documentMisfiled: Fault = {
  id: 'data/document-misfiled',
  sentence: 'A document that mentions cost is filed under cost, whatever it is about.',
  parts: ['corpus.classify'],
  noticedBy: [{ by: 'toEqual', says: /"operations"/ }],
  decorate: ({ corpus }) => ({
    corpus: {
      ...corpus,
      classify(text) {
        const found = corpus.classify(text);
        return found.tags.includes('cost') ? { ...found, category: 'cost' } : found;
      },
    },
  }),
};
