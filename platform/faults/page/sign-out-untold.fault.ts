import { pageFault } from './page-fault.ts';

export const signOutUntold = pageFault({
  id: 'page/sign-out-untold',
  sentence: 'Signing out happens on the page alone: the platform is never told, the old token stays good.',
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 401/ }],
  sabotage: ({ requests }) => {
    requests(({ path }, ask) => (path === '/auth/logout' ? Promise.resolve(new Response('{}')) : ask()));
  },
});
