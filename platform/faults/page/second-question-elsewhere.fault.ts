import { pageFault } from './page-fault.ts';

export const secondQuestionElsewhere = pageFault({
  id: 'page/second-question-elsewhere',
  sentence: 'A second question loses the thread of the first: it begins another one.',
  noticedBy: [{ by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +2\s+Received: +1/ }],
  sabotage: ({ outgoing }) => {
    outgoing((frame) => (frame.type === 'user_message' ? [{ ...frame, thread_id: null }] : [frame]));
  },
});
