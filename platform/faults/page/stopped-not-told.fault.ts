import { pageFault } from './page-fault.ts';

export const stoppedNotTold = pageFault({
  id: 'page/stopped-not-told',
  sentence: 'That an answer is incomplete because it was stopped is not told.',
  noticedBy: [{ by: 'toContainText', says: /Stopped/ }],
  sabotage: ({ always }) => {
    always('.ending:not(.failed)', (ending) => ending.replaceChildren());
  },
});
