import { pageFault } from './page-fault.ts';

export const answerWithScripts = pageFault({
  id: 'page/answer-with-scripts',
  sentence: 'Handlers in an answer’s HTML stay in it.',
  noticedBy: [{ by: 'toHaveCount', says: /Expected: 0/ }],
  sabotage: ({ always }) => {
    always('.answer .markdown p:not([onload])', (paragraph) => paragraph.setAttribute('onload', 'alert(1)'));
  },
});
