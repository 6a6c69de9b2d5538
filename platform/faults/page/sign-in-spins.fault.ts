import { pageFault } from './page-fault.ts';

export const signInSpins = pageFault({
  id: 'page/sign-in-spins',
  sentence: 'A sign-in with wrong credentials goes on for ever, and nothing is told.',
  noticedBy: [{ by: 'toHaveText', says: /E-mail or password is wrong/ }],
  sabotage: ({ requests }) => {
    requests(async ({ path }, ask) => {
      const response = await ask();
      return path === '/auth/login' && response.status === 401 ? new Promise<Response>(() => undefined) : response;
    });
  },
});
