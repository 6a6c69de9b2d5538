import { pageFault } from './page-fault.ts';

export const deadAfterFailure = pageFault({
  id: 'page/dead-after-failure',
  sentence: 'After a failing run nothing more can be written.',
  noticedBy: [{ by: 'toBeEditable', says: /'Message'/ }],
  sabotage: ({ always }) => {
    always('main:has(.ending.failed) .composer textarea', (input) => input.toggleAttribute('readonly', true));
  },
});
