import { pageFault } from './page-fault.ts';

export const signOutKeepsTokens = pageFault({
  id: 'page/sign-out-keeps-tokens',
  sentence: 'Signing out leaves the tokens in the browser.',
  noticedBy: [{ by: 'toBeNull', says: /Received: +"[^"]+@/ }],
  sabotage: () => {
    Storage.prototype.removeItem = () => undefined;
  },
});
