import { pageFault } from './page-fault.ts';

export const storedAlthoughWrong = pageFault({
  id: 'page/stored-although-wrong',
  sentence: 'Wrong credentials are told, and a session is stored all the same.',
  noticedBy: [{ by: 'toBeNull', says: /Received: "somebody"/ }],
  sabotage: ({ requests }) => {
    requests(async ({ path }, ask) => {
      const response = await ask();
      if (path === '/auth/login' && response.status === 401) localStorage.setItem('touchstone.session', '{}');
      return response;
    });
  },
});
