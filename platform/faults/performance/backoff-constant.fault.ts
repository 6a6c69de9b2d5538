import type { Fault } from '../fault.ts';

export const backoffConstant: Fault = {
  id: 'performance/backoff-constant',
  sentence: 'Every further attempt waits as long as the first.',
  parts: ['backoff.delay'],
  noticedBy: [{ by: 'toEqual', says: /- +true/ }],
  decorate: ({ backoff }) => ({ backoff: { delay: () => backoff.delay(1) } }),
};
