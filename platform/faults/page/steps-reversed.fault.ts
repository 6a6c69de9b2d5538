import { pageFault } from './page-fault.ts';

export const stepsReversed = pageFault({
  id: 'page/steps-reversed',
  sentence: 'What the agents did is shown from last to first.',
  noticedBy: [{ by: 'toEqual', says: /Supervisor agent/ }],
  sabotage: ({ always }) => {
    always('article[aria-busy="false"] .activity ol:not([data-reversed])', (list) => {
      list.dataset['reversed'] = '';
      list.append(...[...list.children].toReversed());
    });
  },
});
