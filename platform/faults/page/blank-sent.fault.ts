import { pageFault } from './page-fault.ts';

export const blankSent = pageFault({
  id: 'page/blank-sent',
  sentence: 'A blank message is sent.',
  noticedBy: [{ by: 'toHaveCount', says: /You/ }],
  sabotage: ({ type }) => {
    addEventListener(
      'keydown',
      ({ key, target }) => {
        if (key === 'Enter' && target instanceof HTMLTextAreaElement && target.value.trim() === '') type(target, 'undefined');
      },
      { capture: true },
    );
  },
});
