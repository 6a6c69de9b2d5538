import type { Fault } from '../fault.ts';

export const threadsTotalOfThePage: Fault = {
  id: 'data/threads-total-of-the-page',
  sentence: 'The total of a list of threads counts only the page.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toBe', says: /505|Received: "1"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => {
        const list = threads.list(userId, query);
        return { ...list, total: list.threads.length };
      } } }),
};
