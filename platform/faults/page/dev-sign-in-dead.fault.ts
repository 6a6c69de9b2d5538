import { pageFault } from './page-fault.ts';

export const devSignInDead = pageFault({
  id: 'page/dev-sign-in-dead',
  sentence: 'The button for developer sign-in does nothing.',
  noticedBy: [{ by: 'toHaveText', says: /Connected[^]*not found/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.sign-in-card button[type=button].button');
  },
});
