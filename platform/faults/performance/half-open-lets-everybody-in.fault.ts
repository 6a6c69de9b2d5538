import type { Fault } from '../fault.ts';

export const halfOpenLetsEverybodyIn: Fault = {
  id: 'performance/half-open-lets-everybody-in',
  sentence: 'A half-open breaker lets everybody through until one attempt has ended.',
  parts: ['breakers.allow'],
  noticedBy: [{ by: 'toEqual', says: /- +"open",\n\+ +"(?:closed|half_open)"/ }],
  decorate: ({ breakers }) => ({
    breakers: { ...breakers, allow: (name, userId) => breakers.snapshot(name, userId).state === 'half_open' || breakers.allow(name, userId) },
  }),
};
