import type { Fault } from '../fault.ts';

export const searchIsSql: Fault = {
  id: 'persistence/search-is-sql',
  sentence: 'What one searches for is pasted into the query, so a quote breaks it.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /500 INTERNAL_ERROR/ }],
  decorate: ({ threads }) => ({
    threads: {
      ...threads,
      list(userId, query) {
        if (query.q?.includes("'")) throw new Error(`near "${query.q}": syntax error`);
        return threads.list(userId, query);
      },
    },
  }),
};
