import { pageFault } from './page-fault.ts';

export const staleThreads = pageFault({
  id: 'page/stale-threads',
  sentence: 'After a reload the list of threads is the one from before.',
  noticedBy: [{ by: 'toHaveText', says: /Before the reload/ }],
  sabotage: ({ requests }) => {
    requests(async ({ method, path }, ask) => {
      if (method !== 'GET' || path !== '/api/threads') return ask();
      const kept = sessionStorage.getItem('stale') ?? (await (await ask()).text());
      sessionStorage.setItem('stale', kept);
      return new Response(kept);
    });
  },
});
