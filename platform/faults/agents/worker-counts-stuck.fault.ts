import type { Fault } from '../fault.ts';

export const workerCountsStuck: Fault = {
  id: 'agents/worker-counts-stuck',
  sentence: 'The count of runs that a worker began stays as it is.',
  parts: ['workers.snapshot'],
  noticedBy: [{ by: 'toEqual', says: /counted less than there were/ }, { by: 'toMatchObject', says: /"started"/ }],
  decorate: ({ workers }) => ({
    workers: {
      ...workers,
      snapshot() {
        const told = workers.snapshot();
        return { ...told, workers: told.workers.map((worker) => ({ ...worker, started: 0 })) };
      },
    },
  }),
};
