import { pageFault } from './page-fault.ts';

export const ownMessageLate = pageFault({
  id: 'page/own-message-late',
  sentence: 'One sees the own message only once the platform has heard of it.',
  noticedBy: [{ by: 'toContainText', says: /Do you see me/ }],
  sabotage: ({ hide }) => {
    hide('.question:is([data-delivery=queued], [data-delivery=sending])');
  },
});
