import { pageFault } from './page-fault.ts';

export const deepLinkForgotten = pageFault({
  id: 'page/deep-link-forgotten',
  sentence: 'After sign-in one is at the start, not on the protected page one came for.',
  noticedBy: [{ by: 'toHaveText', says: /Deep inside/ }],
  sabotage: () => {
    const replaceState = history.replaceState.bind(history);
    history.replaceState = (data, unused, url) => replaceState(data, unused, String(url).split('?')[0]);
  },
});
