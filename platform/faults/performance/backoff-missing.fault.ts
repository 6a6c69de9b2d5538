import type { Fault } from '../fault.ts';

export const backoffMissing: Fault = {
  id: 'performance/backoff-missing',
  sentence: 'After a failed attempt the model is asked again at once.',
  parts: ['backoff.delay'],
  noticedBy: [{ by: 'toEqual', says: /- +true/ }],
  decorate: () => ({ backoff: { delay: () => 0 } }),
};
