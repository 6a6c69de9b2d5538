import type { Fault } from '../fault.ts';

export const lettersDecomposed: Fault = {
  id: 'persistence/letters-decomposed',
  sentence: 'Letters with accents are stored in another form than they were sent in.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toMatchObject', says: /rich → 東京/ }, { by: 'toEqual', says: /rich → 東京/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) =>
        messages.append(userId, { ...input, content: input.content.normalize('NFD') }),
    },
  }),
};
