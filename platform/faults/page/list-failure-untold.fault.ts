import { pageFault } from './page-fault.ts';

export const listFailureUntold = pageFault({
  id: 'page/list-failure-untold',
  sentence: 'Threads that cannot be had look like none.',
  noticedBy: [{ by: 'toContainText', says: /could not be loaded/ }],
  sabotage: ({ requests }) => {
    requests(async ({ path }, ask) => {
      const response = await ask();
      return path === '/api/threads' && !response.ok ? new Response('[]') : response;
    });
  },
});
