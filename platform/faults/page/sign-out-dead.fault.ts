import { pageFault } from './page-fault.ts';

export const signOutDead = pageFault({
  id: 'page/sign-out-dead',
  sentence: 'The button for signing out does nothing.',
  noticedBy: [{ by: 'toBeVisible', says: /Welcome back/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '.account button');
  },
});
