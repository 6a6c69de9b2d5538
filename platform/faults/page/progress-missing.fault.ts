import { pageFault } from './page-fault.ts';

export const progressMissing = pageFault({
  id: 'page/progress-missing',
  sentence: 'A slow run does not show that it goes on.',
  noticedBy: [{ by: 'toBeVisible', says: /Run in progress/ }],
  sabotage: ({ hide }) => {
    hide('.progress');
  },
});
