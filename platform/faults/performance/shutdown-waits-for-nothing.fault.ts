import type { Fault } from '../fault.ts';

export const shutdownWaitsForNothing: Fault = {
  id: 'performance/shutdown-waits-for-nothing',
  sentence: 'A shutdown waits for nothing that is in flight.',
  parts: ['lifecycle.settle'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"failed"/ }],
  decorate: ({ lifecycle }) => ({ lifecycle: { ...lifecycle, settle: () => Promise.resolve() } }),
};
