import { pageFault } from './page-fault.ts';

export const missingThreadBlank = pageFault({
  id: 'page/missing-thread-blank',
  sentence: 'A thread that is not there looks like one without messages.',
  noticedBy: [{ by: 'toBeVisible', says: /This thread does not exist/ }],
  sabotage: ({ requests }) => {
    requests(async ({ path }, ask) => {
      const response = await ask();
      if (response.status !== 404) return response;
      return new Response(JSON.stringify(path.endsWith('/runs') ? { runs: [] } : { thread_id: '', messages: [], total: 0, limit: 100, offset: 0 }));
    });
  },
});
