import type { Fault } from '../fault.ts';

export const answerTruncated: Fault = {
  id: 'persistence/answer-truncated',
  sentence: 'The end of an answer is not stored.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /told is m/ }, { by: 'toBe', says: /told is m/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) =>
        messages.append(userId, input.role === 'assistant' ? { ...input, content: input.content.slice(0, -12) } : input),
    },
  }),
};
