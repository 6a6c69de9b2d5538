import type { Fault } from '../fault.ts';

export const offsetOffByOne: Fault = {
  id: 'api/offset-off-by-one',
  sentence: 'A page begins one message too late.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"(?:message 1|first)"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page: (userId, threadId, limit, offset) => ({ ...messages.page(userId, threadId, limit, offset + 1), offset }),
    },
  }),
};
