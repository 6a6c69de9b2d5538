import type { Fault } from '../fault.ts';

export const longMessageTruncated: Fault = {
  id: 'persistence/long-message-truncated',
  sentence: 'Of a long message only the beginning is stored.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"a{4000}",/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) =>
        messages.append(userId, { ...input, content: input.content.slice(0, 4000) }),
    },
  }),
};
