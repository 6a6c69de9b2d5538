import { pageFault } from './page-fault.ts';

export const neverDone = pageFault({
  id: 'page/never-done',
  sentence: 'An answer that is done goes on being busy: the wait never ends.',
  noticedBy: [
    { by: 'toHaveAttribute', says: /Expected: +"false"/ },
    { by: 'toHaveCount', says: /(?:article|answers that came to a good end)[^]*Expected: +1\s+Received: +0/ },
  ],
  sabotage: ({ always }) => {
    always('article[aria-busy="false"]', (article) => article.setAttribute('aria-busy', 'true'));
  },
});
