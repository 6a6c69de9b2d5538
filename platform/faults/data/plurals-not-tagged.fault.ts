import type { Fault } from '../fault.ts';

export const pluralsNotTagged: Fault = {
  id: 'data/plurals-not-tagged',
  sentence: 'A word in the plural is not recognised as a tag.',
  parts: ['corpus.classify'],
  noticedBy: [{ by: 'toEqual', says: /^- +"(?:backup|cost)",$/m }],
  decorate: ({ corpus }) => ({ corpus: { ...corpus, classify: (text) => corpus.classify(text.replace(/\b\w+s\b/g, '')) } }),
};
