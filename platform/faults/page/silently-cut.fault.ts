import { pageFault } from './page-fault.ts';

export const silentlyCut = pageFault({
  id: 'page/silently-cut',
  sentence: 'A message beyond the limit is cut without a word.',
  noticedBy: [{ by: 'toHaveText', says: /1 character too long/ }],
  sabotage: ({ type }) => {
    addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof HTMLTextAreaElement && target.value.length > 8000) type(target, target.value.slice(0, 8000));
      },
      { capture: true },
    );
  },
});
