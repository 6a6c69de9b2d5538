import { pageFault } from './page-fault.ts';

export const enterDoesNotSend = pageFault({
  id: 'page/enter-does-not-send',
  sentence: 'Enter does not send.',
  noticedBy: [{ by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +2\s+Received: +1/ }, { by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +1\s+Received: +0/ }],
  sabotage: ({ swallow }) => {
    swallow('keydown', '.composer textarea', (event) => event instanceof KeyboardEvent && event.key === 'Enter');
  },
});
