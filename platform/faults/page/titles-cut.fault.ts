import type { Thread } from '#contracts/thread.schema';
import { pageFault } from './page-fault.ts';

export const titlesCut = pageFault({
  id: 'page/titles-cut',
  sentence: 'Titles of threads are shown without their end.',
  noticedBy: [{ by: 'toHaveText', says: /Before the reload|Deep inside/ }],
  sabotage: ({ answers, incoming }) => {
    const cut = (thread: Thread): Thread => ({ ...thread, title: thread.title.slice(0, -1) });
    answers<Thread>(/^\/api\/threads\/[^/]+$/, cut);
    answers<Thread[]>(/^\/api\/threads$/, (threads) => threads.map(cut));
    incoming((frame) =>
      frame.type === 'thread_created' ? [{ ...frame, payload: { ...frame.payload, title: frame.payload.title.slice(0, -1) } }] : [frame],
    );
  },
});
