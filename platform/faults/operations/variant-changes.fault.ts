import type { Fault } from '../fault.ts';

export const variantChanges: Fault = {
  id: 'operations/variant-changes',
  sentence: 'A user gets another variant with each visit.',
  parts: ['experiments.place'],
  noticedBy: [{ by: 'toEqual', says: /"variant"/ }],
  decorate: ({ experiments }) => ({ experiments: { ...experiments, place: () => Math.random() } }),
};
