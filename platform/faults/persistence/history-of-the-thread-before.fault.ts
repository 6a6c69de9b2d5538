import type { Fault } from '../fault.ts';

export const historyOfTheThreadBefore: Fault = {
  id: 'persistence/history-of-the-thread-before',
  sentence: 'The history shown is that of the thread looked at before.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /quarterly figures|shopping list/ }],
  decorate: ({ messages }) => {
    const before = new Map<string, string>();
    return {
      messages: {
        ...messages,
        page(userId, threadId, limit, offset) {
          const shown = before.get(userId) ?? threadId;
          before.set(userId, threadId);
          return { ...messages.page(userId, shown, limit, offset), thread_id: threadId };
        },
      },
    };
  },
};
