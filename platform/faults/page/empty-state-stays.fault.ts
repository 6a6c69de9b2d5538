import { pageFault } from './page-fault.ts';

export const emptyStateStays = pageFault({
  id: 'page/empty-state-stays',
  sentence: 'The suggestions for an empty conversation stay after the first question.',
  noticedBy: [{ by: 'toBeHidden', says: /What would you like to know/ }],
  sabotage: ({ always }) => {
    let empty: Node | undefined;
    always('.empty', (element) => (empty ??= element.cloneNode(true)));
    always('main:not(:has(.empty))', (main) => empty && main.append(empty));
  },
});
