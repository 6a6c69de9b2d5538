import { pageFault } from './page-fault.ts';

export const renamedHereOnly = pageFault({
  id: 'page/renamed-here-only',
  sentence: 'A new title is shown and never sent.',
  noticedBy: [{ by: 'toBe', says: /Received: "Draft"/ }, { by: 'toEqual', says: /By keyboard/ }],
  sabotage: () => {
    const ask = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (init?.method !== 'PUT') return ask(input, init);
      const { body: _title, ...reading } = init;
      const thread = (await (await ask(input, { ...reading, method: 'GET' })).json()) as object;
      return new Response(JSON.stringify({ ...thread, ...(JSON.parse(init.body as string) as object) }));
    };
  },
});
