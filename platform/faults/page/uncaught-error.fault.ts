import { pageFault } from './page-fault.ts';

export const uncaughtError = pageFault({
  id: 'page/uncaught-error',
  sentence: 'The page has an error that nobody catches.',
  noticedBy: [{ by: 'E_PAGE', says: /oops/ }],
  sabotage: () => {
    addEventListener('load', () =>
      setTimeout(() => {
        throw new Error('oops');
      }),
    );
  },
});
