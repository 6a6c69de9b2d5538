import type { Fault } from '../fault.ts';

export const breakerNeverOpens: Fault = {
  id: 'performance/breaker-never-opens',
  sentence: 'However often the model fails, it is asked again.',
  parts: ['breakers.failure'],
  noticedBy: [{ by: 'toEqual', says: /- +"open"/ }],
  decorate: ({ breakers }) => ({ breakers: { ...breakers, failure: () => undefined } }),
};
