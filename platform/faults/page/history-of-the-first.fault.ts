import type { MessagePage } from '#contracts/message.schema';
import { pageFault } from './page-fault.ts';

export const historyOfTheFirst = pageFault({
  id: 'page/history-of-the-first',
  sentence: 'Every thread shows the history of the one that was opened first.',
  noticedBy: [{ by: 'toContainText', says: /What of Latency/ }],
  sabotage: ({ answers }) => {
    let first: MessagePage | undefined;
    answers<MessagePage>(/\/messages$/, (page) => (first ??= page));
  },
});
