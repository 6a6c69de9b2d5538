import type { Fault } from '../fault.ts';

export const newestFirst: Fault = {
  id: 'persistence/newest-first',
  sentence: 'The history of a thread comes newest first.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"message 2"|-\s+"first"|-\s+"role": "user"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page(userId, threadId, limit, offset) {
        const page = messages.page(userId, threadId, limit, offset);
        return { ...page, messages: page.messages.toReversed() };
      },
    },
  }),
};
