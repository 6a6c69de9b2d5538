import { pageFault } from './page-fault.ts';

export const actionsByMouseOnly = pageFault({
  id: 'page/actions-by-mouse-only',
  sentence: 'What can be done to a thread is out of reach of the keyboard.',
  noticedBy: [{ by: 'toBeFocused', says: /Rename Which models/ }],
  sabotage: ({ always }) => {
    always('.thread-actions button:not([tabindex])', (button) => button.setAttribute('tabindex', '-1'));
  },
});
