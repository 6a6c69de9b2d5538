import type { Fault } from '../fault.ts';

export const pageSizeIgnored: Fault = {
  id: 'limits/page-size-ignored',
  sentence: 'A page of the history holds everything.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"message 11"/ }],
  decorate: ({ messages }) => ({
    messages: { ...messages, page: (userId, threadId, limit, offset) => ({ ...messages.page(userId, threadId, 10_000, offset), limit }) },
  }),
};
