import { pageFault } from './page-fault.ts';

export const focusLost = pageFault({
  id: 'page/focus-lost',
  sentence: 'The input is not focused after sending.',
  noticedBy: [{ by: 'toBeFocused', says: /'Message'/ }],
  sabotage: () => {
    addEventListener('submit', () => setTimeout(() => document.querySelector<HTMLElement>('.composer textarea')?.blur()), {
      capture: true,
    });
  },
});
