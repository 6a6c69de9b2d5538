import { pageFault } from './page-fault.ts';

export const nameAsHtml = pageFault({
  id: 'page/name-as-html',
  sentence: 'A user’s name is put into the page as HTML.',
  noticedBy: [{ by: 'toHaveText', says: /onerror/ }],
  sabotage: ({ always }) => {
    always('.account-name strong', (name) => {
      if (name.textContent.includes('<img')) name.innerHTML = name.textContent;
    });
  },
});
