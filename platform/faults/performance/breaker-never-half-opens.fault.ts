import type { Fault } from '../fault.ts';

export const breakerNeverHalfOpens: Fault = {
  id: 'performance/breaker-never-half-opens',
  sentence: 'A breaker that opened once stays open.',
  parts: ['breakers.allow', 'breakers.snapshot'],
  noticedBy: [{ by: 'toEqual', says: /- +"half": "half_open"/ }],
  decorate: ({ breakers }) => ({
    breakers: {
      ...breakers,
      allow: (name, userId) => breakers.snapshot(name, userId).state === 'closed',
      snapshot(name, userId) {
        const told = breakers.snapshot(name, userId);
        return told.state === 'half_open' ? { ...told, state: 'open' } : told;
      },
    },
  }),
};
