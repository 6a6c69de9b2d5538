import type { MessagePage } from '#contracts/message.schema';
import { pageFault } from './page-fault.ts';

export const longAnswerCut = pageFault({
  id: 'page/long-answer-cut',
  sentence: 'A very long answer ends somewhere in the middle.',
  noticedBy: [{ by: 'toHaveText', says: /Sentence \d+ of a long/ }],
  sabotage: ({ answers }) => {
    answers<MessagePage>(/\/messages$/, (page) => ({ ...page, messages: page.messages.map((each) => ({ ...each, content: each.content.slice(0, 8000) })) }));
  },
});
