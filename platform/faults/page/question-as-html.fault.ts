import { pageFault } from './page-fault.ts';

export const questionAsHtml = pageFault({
  id: 'page/question-as-html',
  sentence: 'What one typed is rendered as HTML.',
  noticedBy: [{ by: 'toHaveCount', says: /Expected: 0/ }],
  sabotage: ({ always }) => {
    always('.question .bubble:not([data-read])', (bubble) => {
      bubble.dataset['read'] = '';
      bubble.innerHTML = bubble.textContent ?? '';
    });
  },
});
