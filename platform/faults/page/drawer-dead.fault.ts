import { pageFault } from './page-fault.ts';

export const drawerDead = pageFault({
  id: 'page/drawer-dead',
  sentence: 'On a phone the list of threads cannot be opened.',
  noticedBy: [{ by: 'toBeFocused', says: /Close thread list/ }],
  sabotage: ({ swallow }) => {
    swallow('click', '#open-threads');
  },
});
