import { pageFault } from './page-fault.ts';

export const sentTwice = pageFault({
  id: 'page/sent-twice',
  sentence: 'A first message is sent twice and begins two threads.',
  noticedBy: [{ by: 'toHaveLength', says: /Received length: +2/ }],
  sabotage: ({ outgoing }) => {
    outgoing((frame) =>
      frame.type === 'user_message' && frame.thread_id === null ? [frame, { ...frame, message_id: `${frame.message_id}-2` }] : [frame],
    );
  },
});
