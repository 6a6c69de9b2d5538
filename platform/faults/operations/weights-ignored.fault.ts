import type { Fault } from '../fault.ts';

export const weightsIgnored: Fault = {
  id: 'operations/weights-ignored',
  sentence: 'All variants get the same share of users.',
  parts: ['experiments.variantOf'],
  noticedBy: [{ by: 'toBeLessThan', says: /750 were due/ }],
  decorate: ({ experiments }) => ({
    experiments: {
      ...experiments,
      variantOf: ({ key, variants }, subject) => experiments.variantOf({ key, variants: variants.map((variant) => ({ ...variant, weight: 1 })) }, subject),
    },
  }),
};
