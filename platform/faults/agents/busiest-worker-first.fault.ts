import type { Fault } from '../fault.ts';

export const busiestWorkerFirst: Fault = {
  id: 'agents/busiest-worker-first',
  sentence: 'The next run goes to the worker that has the most to do.',
  parts: ['workers.choose'],
  noticedBy: [{ by: 'toEqual', says: /runs of each|set free/ }, { by: 'toHaveLength', says: /Expected length: 3/ }],
  decorate: ({ workers }) => ({
    workers: { ...workers, choose: (withRoom) => withRoom.toSorted((a, b) => b.active.size - a.active.size)[0] ?? workers.choose(withRoom) },
  }),
};
