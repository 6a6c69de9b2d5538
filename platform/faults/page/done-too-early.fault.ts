import { pageFault } from './page-fault.ts';

export const doneTooEarly = pageFault({
  id: 'page/done-too-early',
  sentence: 'An answer that is still being written is shown as done.',
  noticedBy: [{ by: 'toHaveAttribute', says: /Expected: +"true"/ }],
  sabotage: ({ always }) => {
    always('article[aria-busy="true"]', (article) => article.setAttribute('aria-busy', 'false'));
  },
});
