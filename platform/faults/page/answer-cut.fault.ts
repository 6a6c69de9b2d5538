import type { MessagePage } from '#contracts/message.schema';
import { pageFault } from './page-fault.ts';

export const answerCut = pageFault({
  id: 'page/answer-cut',
  sentence: 'The last word of a stored answer is lost on the page.',
  noticedBy: [{ by: 'toHaveText', says: /quick brown fox/ }],
  sabotage: ({ answers }) => {
    answers<MessagePage>(/\/messages$/, (page) => ({
      ...page,
      messages: page.messages.map((each) => (each.role === 'assistant' ? { ...each, content: each.content.replace(/\s\S+$/, '') } : each)),
    }));
  },
});
