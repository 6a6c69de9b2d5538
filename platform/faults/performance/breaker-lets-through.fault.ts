import type { Fault } from '../fault.ts';

export const breakerLetsThrough: Fault = {
  id: 'performance/breaker-lets-through',
  sentence: 'An open breaker stops nobody.',
  parts: ['breakers.allow'],
  noticedBy: [{ by: 'toEqual', says: /- +"refused": "degraded"/ }],
  decorate: ({ breakers }) => ({ breakers: { ...breakers, allow: () => true } }),
};
