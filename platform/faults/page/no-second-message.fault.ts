import { pageFault } from './page-fault.ts';

export const noSecondMessage = pageFault({
  id: 'page/no-second-message',
  sentence: 'Nothing can be sent while an answer is being written.',
  noticedBy: [{ by: 'toBeEnabled', says: /'Send'/ }],
  sabotage: ({ always }) => {
    always('.composer:has(.stop) .send', (send) => send.toggleAttribute('disabled', true));
  },
});
