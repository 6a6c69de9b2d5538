import { pageFault } from './page-fault.ts';

export const directionLost = pageFault({
  id: 'page/direction-lost',
  sentence: 'Text that runs from right to left is set from left to right.',
  noticedBy: [{ by: 'toHaveCSS', says: /Expected: +"rtl"/ }],
  sabotage: ({ always }) => {
    always('.bubble[dir]', (bubble) => bubble.removeAttribute('dir'));
  },
});
