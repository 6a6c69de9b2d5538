import type { Fault } from '../fault.ts';

export const messageRoleIgnored: Fault = {
  id: 'data/message-role-ignored',
  sentence: 'The role of a message filter is ignored.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"two"/ }],
  decorate: ({ messages }) => ({
    messages: { ...messages, page: (userId, threadId, limit, offset, selection) => messages.page(userId, threadId, limit, offset, { ...selection, role: undefined }) },
  }),
};
