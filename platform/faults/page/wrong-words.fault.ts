import { pageFault } from './page-fault.ts';

export const wrongWords = pageFault({
  id: 'page/wrong-words',
  sentence: 'Wrong credentials are told as a failure of the server.',
  noticedBy: [{ by: 'toHaveText', says: /E-mail or password is wrong/ }],
  sabotage: ({ requests }) => {
    requests(async ({ path }, ask) => {
      const response = await ask();
      return path === '/auth/login' && response.status === 401 ? new Response('{}', { status: 500 }) : response;
    });
  },
});
