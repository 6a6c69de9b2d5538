import { pageFault } from './page-fault.ts';

export const buttonDoesNotSend = pageFault({
  id: 'page/button-does-not-send',
  sentence: 'The button for sending does nothing.',
  noticedBy: [{ by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +1\s+Received: +0/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.send');
  },
});
