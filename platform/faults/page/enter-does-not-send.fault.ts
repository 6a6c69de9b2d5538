import { pageFault } from './page-fault.ts';

export const enterDoesNotSend = pageFault({
  id: 'page/enter-does-not-send',
  sentence: 'Enter does not send.',
  noticedBy: [{ by: 'toHaveCount', says: /article[^]*Expected: +2\s+Received: +1|'You'[^]*Received: +0/ }],
  sabotage: ({ swallow }) => {
    swallow('keydown', '.composer textarea', (event) => event instanceof KeyboardEvent && event.key === 'Enter');
  },
});
