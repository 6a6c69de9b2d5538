import type { MessagePage } from '#contracts/message.schema';
import { pageFault } from './page-fault.ts';

export const answerDoubled = pageFault({
  id: 'page/answer-doubled',
  sentence: 'An answer is shown twice over.',
  noticedBy: [{ by: 'toHaveText', says: /quick brown fox/ }],
  sabotage: ({ answers }) => {
    answers<MessagePage>(/\/messages$/, (page) => ({
      ...page,
      messages: page.messages.map((each) => (each.role === 'assistant' ? { ...each, content: `${each.content} ${each.content}` } : each)),
    }));
  },
});
