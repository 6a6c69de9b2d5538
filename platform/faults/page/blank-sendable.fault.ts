import { pageFault } from './page-fault.ts';

export const blankSendable = pageFault({
  id: 'page/blank-sendable',
  sentence: 'The button for sending is enabled without a message.',
  noticedBy: [{ by: 'toBeDisabled', says: /'Send'/ }],
  sabotage: ({ always }) => {
    always('.send:disabled', (send) => send.removeAttribute('disabled'));
  },
});
