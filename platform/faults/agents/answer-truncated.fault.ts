import type { Fault } from '../fault.ts';

export const answerTruncated: Fault = {
  id: 'agents/answer-truncated',
  sentence: 'An answer is stored without its end.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /told is missing here/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) => messages.append(userId, input.role === 'assistant' ? { ...input, content: input.content.slice(0, -1) } : input),
    },
  }),
};
