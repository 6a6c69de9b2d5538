import { pageFault } from './page-fault.ts';

export const limitNotTold = pageFault({
  id: 'page/limit-not-told',
  sentence: 'That a message is too long is not told.',
  noticedBy: [{ by: 'toHaveText', says: /1 character too long/ }],
  sabotage: ({ hide }) => {
    hide('.composer-error');
  },
});
