import type { Fault } from '../fault.ts';

export const answerLost: Fault = {
  id: 'persistence/answer-lost',
  sentence: 'The answer of an agent is told and not stored.',
  parts: ['messages.append'],
  noticedBy: [
    { by: 'toEqual', says: /-\s+"role": "assistant"|-\s+"[^"]{20,}"/ },
    { by: 'toMatchObject', says: /"role": "assistant"/ },
    { by: 'toBe', says: /- +## Validation/ },
  ],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append(userId, input) {
        const message = messages.append(userId, input);
        if (input.role === 'assistant') messages.remove(userId, message.id);
        return message;
      },
    },
  }),
};
