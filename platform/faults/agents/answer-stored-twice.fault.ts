import type { Fault } from '../fault.ts';

export const answerStoredTwice: Fault = {
  id: 'agents/answer-stored-twice',
  sentence: 'An answer is stored twice.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /"assistant"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append(userId, input) {
        if (input.role === 'assistant') messages.append(userId, input);
        return messages.append(userId, input);
      },
    },
  }),
};
