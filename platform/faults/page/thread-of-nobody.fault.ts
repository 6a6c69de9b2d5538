import type { Thread } from '#contracts/thread.schema';
import { pageFault } from './page-fault.ts';

export const threadOfNobody = pageFault({
  id: 'page/thread-of-nobody',
  sentence: 'The list shows a new user a thread that is not there.',
  noticedBy: [
    { by: 'toHaveCount', says: /threads|Threads/ },
    { by: 'toHaveText', says: /Before the reload/ },
  ],
  sabotage: ({ answers }) => {
    answers<Thread[]>(/^\/api\/threads$/, (threads) => [
      ...threads,
      { id: 'thr_0', object: 'thread', title: 'Somebody else’s', created_at: 1, updated_at: 1, metadata: {}, message_count: 0 },
    ]);
  },
});
