import { pageFault } from './page-fault.ts';

export const emptyStateMissing = pageFault({
  id: 'page/empty-state-missing',
  sentence: 'A new user finds an empty conversation without a word.',
  noticedBy: [{ by: 'toBeVisible', says: /What would you like to know/ }],
  sabotage: ({ hide }) => {
    hide('.empty');
  },
});
