import type { Fault } from '../fault.ts';

export const answerNotStored: Fault = {
  id: 'agents/answer-not-stored',
  sentence: 'An answer is told and not stored.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"role": "assistant"/ }, { by: 'toMatchObject', says: /"assistant"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append(userId, input) {
        const stored = messages.append(userId, input);
        if (input.role === 'assistant') messages.remove(userId, stored.id);
        return stored;
      },
    },
  }),
};
