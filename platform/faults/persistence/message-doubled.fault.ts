import type { Fault } from '../fault.ts';

export const messageDoubled: Fault = {
  id: 'persistence/message-doubled',
  sentence: 'A message of the user is stored twice.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+(?:Object \{|"content"|"role": "user"|"[A-Za-z])/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append(userId, input) {
        if (input.role === 'user') messages.append(userId, input);
        return messages.append(userId, input);
      },
    },
  }),
};
