import type { Fault } from '../fault.ts';

/** The newest callers are leak enough. */
const USERS = 5;

export const threadsOfEverybodyListed: Fault = {
  id: 'isolation/threads-of-everybody-listed',
  sentence: 'The list of threads shows those of other users.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"object": "thread"|\+\s+"thr_/ }, { by: 'toEqual', says: /\+ +"first of \d"/ }],
  decorate: ({ threads }) => {
    const users = new Set<string>();
    return {
      threads: {
        ...threads,
        list(userId, query) {
          users.delete(userId);
          users.add(userId);
          const lists = [...users].slice(-USERS).toReversed().map((user) => threads.list(user, query));
          return { threads: lists.flatMap((list) => list.threads), total: lists.reduce((sum, list) => sum + list.total, 0) };
        },
      },
    };
  },
};
