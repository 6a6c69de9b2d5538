import type { Fault } from '../fault.ts';

export const totalCountsThePage: Fault = {
  id: 'api/total-counts-the-page',
  sentence: 'The total of a history counts only the page.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"total": (?:10|5|0)/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page(userId, threadId, limit, offset) {
        const page = messages.page(userId, threadId, limit, offset);
        return { ...page, total: page.messages.length };
      },
    },
  }),
};
