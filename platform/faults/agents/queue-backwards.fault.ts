import type { Fault } from '../fault.ts';

export const queueBackwards: Fault = {
  id: 'agents/queue-backwards',
  sentence: 'Of the runs that wait for a worker the one that came last is next.',
  parts: ['workers.next'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d{13},$/m }],
  decorate: ({ workers }) => ({ workers: { ...workers, next: (waiting) => workers.next(waiting.slice(-1)) } }),
};
