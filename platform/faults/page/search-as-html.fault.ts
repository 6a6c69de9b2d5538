import { pageFault } from './page-fault.ts';

export const searchAsHtml = pageFault({
  id: 'page/search-as-html',
  sentence: 'What one searches for is put into the page as HTML.',
  noticedBy: [{ by: 'toHaveText', says: /No threads match/ }],
  sabotage: ({ always }) => {
    always('.list-note', (note) => {
      if (note.textContent.includes('<img')) note.innerHTML = note.textContent;
    });
  },
});
