import type { Fault } from '../fault.ts';

export const threadTitleLost: Fault = {
  id: 'persistence/thread-title-lost',
  sentence: 'A thread is created without the title it was given.',
  parts: ['threads.create'],
  noticedBy: [{ by: 'toMatchObject', says: /New chat/ }, { by: 'toHaveText', says: /New chat/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, create: (userId, { title: _lost, ...input }) => threads.create(userId, input) } }),
};
