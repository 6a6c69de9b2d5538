import type { Fault } from '../fault.ts';

export const messageOrderIgnored: Fault = {
  id: 'data/message-order-ignored',
  sentence: 'Messages come in the order in which they were stored, whatever was asked for.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"up": "123456"/ }],
  decorate: ({ messages }) => ({
    messages: { ...messages, page: (userId, threadId, limit, offset, selection) => messages.page(userId, threadId, limit, offset, { ...selection, sort: 'seq' }) },
  }),
};
