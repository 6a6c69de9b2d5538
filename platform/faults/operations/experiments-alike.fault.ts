import type { Fault } from '../fault.ts';

export const experimentsAlike: Fault = {
  id: 'operations/experiments-alike',
  sentence: 'All experiments split the users the same way.',
  parts: ['experiments.place'],
  noticedBy: [{ by: 'toBeLessThan', says: /625 were due/ }],
  decorate: ({ experiments }) => ({ experiments: { ...experiments, place: (_key, subject) => experiments.place('', subject) } }),
};
