import type { Fault } from '../fault.ts';

export const breakerShared: Fault = {
  id: 'performance/breaker-shared',
  sentence: 'When the model fails for one user, nobody may ask it.',
  parts: ['breakers.allow', 'breakers.success', 'breakers.failure', 'breakers.snapshot'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"open",?\n/ }],
  decorate: ({ breakers }) => ({
    breakers: {
      allow: (name) => breakers.allow(name, 'everybody'),
      success: (name) => breakers.success(name, 'everybody'),
      failure: (name) => breakers.failure(name, 'everybody'),
      snapshot: (name) => breakers.snapshot(name, 'everybody'),
    },
  }),
};
