import { pageFault } from './page-fault.ts';

export const progressStays = pageFault({
  id: 'page/progress-stays',
  sentence: 'The progress of a run is still shown when it is done.',
  noticedBy: [{ by: 'toBeHidden', says: /Run in progress/ }],
  sabotage: ({ always }) => {
    let progress: Node | undefined;
    always('.progress', (element) => (progress ??= element.cloneNode(true)));
    always('article[aria-busy="false"]:not(:has(.progress))', (article) => progress && article.append(progress));
  },
});
