import type { Fault } from '../fault.ts';

export const searchFindsEverybodys: Fault = {
  id: 'data/search-finds-everybodys',
  sentence: 'Search finds messages of other users.',
  parts: ['search.messages', 'records.store'],
  noticedBy: [{ by: 'toEqual', says: /about isolation[^]*\+\s+"thr_/ }],
  decorate: ({ search, records }) => {
    const users = new Set<string>();
    return {
      records: {
        ...records,
        store(userId, lines) {
          users.delete(userId);
          users.add(userId);
          return records.store(userId, lines);
        },
      },
      search: {
        messages(userId, query) {
          const answers = [...new Set([userId, ...[...users].slice(-3)])].map((user) => search.messages(user, query));
          const hits = answers.flatMap((answer) => answer.hits).sort((a, b) => b.score - a.score);
          return { hits: hits.slice(0, query.limit), total: hits.length };
        },
      },
    };
  },
};
