import type { Fault } from '../fault.ts';

export const breakerNeverOpens: Fault = {
  id: 'agents/breaker-never-opens',
  sentence: 'However often the model is out of reach, it is asked again.',
  parts: ['breakers.failure'],
  noticedBy: [{ by: 'toMatchObject', says: /"open"/ }],
  decorate: ({ breakers }) => ({ breakers: { ...breakers, failure: () => undefined } }),
};
