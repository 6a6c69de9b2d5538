import { pageFault } from './page-fault.ts';

export const offlineForgotten = pageFault({
  id: 'page/offline-forgotten',
  sentence: 'A message written while offline is thrown away unseen.',
  noticedBy: [{ by: 'toContainText', says: /Do you see me/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.send', () => !navigator.onLine);
  },
});
