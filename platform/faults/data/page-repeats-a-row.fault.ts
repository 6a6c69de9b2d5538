import type { Fault } from '../fault.ts';

export const pageRepeatsARow: Fault = {
  id: 'data/page-repeats-a-row',
  sentence: 'A page begins with the last message of the page before.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"77 message 77"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page: (userId, threadId, limit, offset, selection) => ({ ...messages.page(userId, threadId, limit, Math.max(0, offset - 1), selection), offset }),
    },
  }),
};
