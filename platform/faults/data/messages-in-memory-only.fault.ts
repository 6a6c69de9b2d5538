import type { Fault } from '../fault.ts';

export const messagesInMemoryOnly: Fault = {
  id: 'data/messages-in-memory-only',
  sentence: 'Messages are forgotten when the platform ends.',
  parts: ['messages.append', 'messages.page'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"content": "last words"/ }],
  decorate: ({ messages }) => {
    const kept = new Set<string>();
    return {
      messages: {
        ...messages,
        append(userId, input) {
          const message = messages.append(userId, input);
          kept.add(message.id);
          return message;
        },
        page(userId, threadId, limit, offset, selection) {
          const page = messages.page(userId, threadId, limit, offset, selection);
          return { ...page, messages: page.messages.filter(({ id }) => kept.has(id)) };
        },
      },
    };
  },
};
