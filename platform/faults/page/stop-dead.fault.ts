import { pageFault } from './page-fault.ts';

export const stopDead = pageFault({
  id: 'page/stop-dead',
  sentence: 'The button for stopping a run does nothing.',
  noticedBy: [{ by: 'toContainText', says: /Stopped/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.stop');
  },
});
