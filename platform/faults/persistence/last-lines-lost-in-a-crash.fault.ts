import type { Fault } from '../fault.ts';

export const lastLinesLostInACrash: Fault = {
  id: 'persistence/last-lines-lost-in-a-crash',
  sentence: 'After an end that nobody announced the last messages of each thread are gone, though they were acknowledged.',
  parts: ['messages.append', 'messages.page'],
  noticedBy: [{ by: 'toEqual', says: /- +"content": "(?:line \d+|(?:first|last) words)"|- +"message 1"/ }],
  decorate({ messages }) {
    const written = new Set<string>();
    return {
      messages: {
        ...messages,
        append(userId, input) {
          written.add(input.threadId);
          return messages.append(userId, input);
        },
        page(userId, threadId, ...asked) {
          const page = messages.page(userId, threadId, ...asked);
          return written.has(threadId) ? page : { ...page, messages: page.messages.slice(0, -2) };
        },
      },
    };
  },
};
