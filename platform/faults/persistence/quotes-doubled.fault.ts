import type { Fault } from '../fault.ts';

export const quotesDoubled: Fault = {
  id: 'persistence/quotes-doubled',
  sentence: 'Quotes in a message are doubled before it is stored.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /''/ }],
  decorate: ({ messages }) => ({
    messages: { ...messages, append: (userId, input) => messages.append(userId, { ...input, content: input.content.replaceAll("'", "''") }) },
  }),
};
