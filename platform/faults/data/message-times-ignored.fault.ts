import type { Fault } from '../fault.ts';

export const messageTimesIgnored: Fault = {
  id: 'data/message-times-ignored',
  sentence: 'The times of a message filter are ignored.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"one"/ }],
  decorate: ({ messages }) => ({
    messages: { ...messages, page: (userId, threadId, limit, offset, selection) => messages.page(userId, threadId, limit, offset, { ...selection, from: undefined, to: undefined }) },
  }),
};
