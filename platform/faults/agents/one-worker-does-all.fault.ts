import type { Fault } from '../fault.ts';

export const oneWorkerDoesAll: Fault = {
  id: 'agents/one-worker-does-all',
  sentence: 'The first worker gets every run for which it has room.',
  parts: ['workers.choose'],
  noticedBy: [{ by: 'toEqual', says: /runs by worker/ }],
  decorate: ({ workers }) => ({
    workers: {
      ...workers,
      choose(withRoom) {
        const [first] = withRoom;
        return first ?? workers.choose(withRoom);
      },
    },
  }),
};
