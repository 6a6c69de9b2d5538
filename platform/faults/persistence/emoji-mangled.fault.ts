import type { Fault } from '../fault.ts';

export const emojiMangled: Fault = {
  id: 'persistence/emoji-mangled',
  sentence: 'Characters beyond the basic plane become question marks.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toMatchObject', says: /東京 \?/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) =>
        messages.append(userId, { ...input, content: input.content.replaceAll(/\p{Extended_Pictographic}/gu, '?') }),
    },
  }),
};
