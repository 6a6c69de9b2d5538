import { pageFault } from './page-fault.ts';

export const deletedHereOnly = pageFault({
  id: 'page/deleted-here-only',
  sentence: 'A deleted thread leaves the list and stays on the platform.',
  noticedBy: [{ by: 'toEqual', says: /thr_/ }],
  sabotage: ({ requests }) => {
    requests(({ method }, ask) => (method === 'DELETE' ? Promise.resolve(new Response('{}')) : ask()));
  },
});
