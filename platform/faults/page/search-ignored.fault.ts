import { pageFault } from './page-fault.ts';

export const searchIgnored = pageFault({
  id: 'page/search-ignored',
  sentence: 'A search changes nothing in the list.',
  noticedBy: [{ by: 'toHaveCount', says: /Expected: 2\s+Received: 3/ }],
  sabotage: () => {
    const ask = globalThis.fetch;
    globalThis.fetch = (input, init) => ask(input instanceof Request ? input : String(input).replace(/&q=[^&]*/, ''), init);
  },
});
