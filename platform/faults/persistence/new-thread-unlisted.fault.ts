import type { Fault } from '../fault.ts';

export const newThreadUnlisted: Fault = {
  id: 'persistence/new-thread-unlisted',
  sentence: 'A thread is not in the list until it has a message.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /Received:\s+undefined|thr_/ }, { by: 'toHaveText', says: /Before the reload/ }, { by: 'toEqual', says: /- +"left 1"/ }],
  decorate: ({ threads }) => ({
    threads: {
      ...threads,
      list(userId, query) {
        const { threads: all, total } = threads.list(userId, query);
        return { threads: all.filter((thread) => thread.message_count > 0), total };
      },
    },
  }),
};
