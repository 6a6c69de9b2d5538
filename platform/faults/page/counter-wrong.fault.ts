import { pageFault } from './page-fault.ts';

export const counterWrong = pageFault({
  id: 'page/counter-wrong',
  sentence: 'The counter counts one character too few.',
  noticedBy: [{ by: 'toHaveText', says: /8,001 \/ 8,000/ }],
  sabotage: ({ always }) => {
    always('.counter', (counter) => counter.textContent?.startsWith('8,001') && (counter.textContent = '8,000 / 8,000'));
  },
});
