import { pageFault } from './page-fault.ts';

export const newChatContinuesTheOld = pageFault({
  id: 'page/new-chat-continues-the-old',
  sentence: 'What is asked in a new chat is put to the thread before.',
  noticedBy: [
    { by: 'toContainText', says: /Which models do we use/ },
    { by: 'toHaveText', says: /Which models do we use/ },
    { by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +1\s+Received: +2/ },
  ],
  sabotage: ({ incoming, outgoing }) => {
    let last: string | null = null;
    incoming((frame) => {
      if (frame.type === 'ack') last = frame.data.thread_id;
      return [frame];
    });
    outgoing((frame) => (frame.type === 'user_message' ? [{ ...frame, thread_id: frame.thread_id ?? last }] : [frame]));
  },
});
