import { pageFault } from './page-fault.ts';

export const refusalNotTold = pageFault({
  id: 'page/refusal-not-told',
  sentence: 'That one refused at the provider is not told on the sign-in page.',
  noticedBy: [{ by: 'toContainText', says: /Google sign-in was cancelled/ }],
  sabotage: () => {
    history.replaceState(null, '', location.pathname);
  },
});
