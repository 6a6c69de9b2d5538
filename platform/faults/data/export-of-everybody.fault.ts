import type { Fault } from '../fault.ts';

export const exportOfEverybody: Fault = {
  id: 'data/export-of-everybody',
  sentence: 'An export has the threads of other users too.',
  parts: ['records.ofUser', 'threads.create'],
  noticedBy: [{ by: 'toEqual', says: /about isolation[^]*stranger’s/ }],
  decorate: ({ records, threads }) => {
    const users = new Set<string>();
    return {
      threads: {
        ...threads,
        create(userId, input) {
          users.delete(userId);
          users.add(userId);
          return threads.create(userId, input);
        },
      },
      records: { ...records, ofUser: (userId) => [...records.ofUser(userId), ...[...users].slice(-3).filter((user) => user !== userId).flatMap((user) => records.ofUser(user))] },
    };
  },
};
