import type { Fault } from '../fault.ts';

export const pagesCutShort: Fault = {
  id: 'limits/pages-cut-short',
  sentence: 'A page of the history has five messages at most.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"message 6"/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page: (userId, threadId, limit, offset) => ({ ...messages.page(userId, threadId, Math.min(limit, 5), offset), limit }),
    },
  }),
};
