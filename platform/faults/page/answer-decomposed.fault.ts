import type { MessagePage } from '#contracts/message.schema';
import { pageFault } from './page-fault.ts';

export const answerDecomposed = pageFault({
  id: 'page/answer-decomposed',
  sentence: 'An answer’s letters fall apart into letters and marks.',
  noticedBy: [{ by: 'toHaveText', says: /(?:Expected: +"|- +)Latin/ }],
  sabotage: ({ answers }) => {
    answers<MessagePage>(/\/messages$/, (page) => ({ ...page, messages: page.messages.map((each) => (each.role === 'assistant' ? { ...each, content: each.content.normalize('NFD') } : each)) }));
  },
});
