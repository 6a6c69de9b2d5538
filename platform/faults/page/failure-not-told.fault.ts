import { pageFault } from './page-fault.ts';

export const failureNotTold = pageFault({
  id: 'page/failure-not-told',
  sentence: 'That a run failed is not told.',
  noticedBy: [{ by: 'toContainText', says: /The run failed/ }],
  sabotage: ({ hide }) => {
    hide('.ending.failed');
  },
});
