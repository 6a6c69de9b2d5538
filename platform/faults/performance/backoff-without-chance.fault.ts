import type { Fault } from '../fault.ts';

export const backoffWithoutChance: Fault = {
  id: 'performance/backoff-without-chance',
  sentence: 'All that failed at the same moment try again at the same moment.',
  parts: ['backoff.delay'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /different pauses/ }],
  decorate: ({ backoff }) => {
    const first = new Map<number, number>();
    return {
      backoff: {
        delay(attempt) {
          const delay = first.get(attempt) ?? backoff.delay(attempt);
          first.set(attempt, delay);
          return delay;
        },
      },
    };
  },
};
