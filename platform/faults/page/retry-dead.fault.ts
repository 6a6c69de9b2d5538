import { pageFault } from './page-fault.ts';

export const retryDead = pageFault({
  id: 'page/retry-dead',
  sentence: 'The button that asks for the threads again does nothing.',
  noticedBy: [{ by: 'toHaveText', says: /Out of reach/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.list-note button');
  },
});
