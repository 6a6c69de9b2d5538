import type { Fault } from '../fault.ts';

export const messageCountWrong: Fault = {
  id: 'persistence/message-count-wrong',
  sentence: 'A new thread is said to have a message.',
  parts: ['threads.get'],
  noticedBy: [{ by: 'toMatchObject', says: /message_count/ }, { by: 'toEqual', says: /message_count/ }],
  decorate: ({ threads }) => ({
    threads: {
      ...threads,
      get(userId, id) {
        const thread = threads.get(userId, id);
        return { ...thread, message_count: thread.message_count + 1 };
      },
    },
  }),
};
