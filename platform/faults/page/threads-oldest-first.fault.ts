import type { Thread } from '#contracts/thread.schema';
import { pageFault } from './page-fault.ts';

export const threadsOldestFirst = pageFault({
  id: 'page/threads-oldest-first',
  sentence: 'The oldest thread stands on top.',
  noticedBy: [{ by: 'toHaveText', says: /Recent|Latency/ }],
  sabotage: ({ answers }) => {
    answers<Thread[]>(/^\/api\/threads$/, (threads) => threads.toReversed());
  },
});
