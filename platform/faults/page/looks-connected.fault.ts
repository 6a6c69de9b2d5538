import { pageFault } from './page-fault.ts';

export const looksConnected = pageFault({
  id: 'page/looks-connected',
  sentence: 'The page says that it is connected, and its socket is dead.',
  noticedBy: [{ by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +1\s+Received: +0/ }],
  sabotage: ({ outgoing }) => {
    outgoing(() => []);
  },
});
