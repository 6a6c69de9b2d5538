import type { Fault } from '../fault.ts';
import { setTimeout } from 'node:timers/promises';

/** Less than anybody waits for a handshake: slow, not silent. */
const MOST_MS = 1000;

export const refusalsEverSlower: Fault = {
  id: 'performance/refusals-ever-slower',
  sentence: 'Each refused token makes the next refusal take longer, up to a second.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toKeepBudget', says: /p95 is over its budget/ }],
  decorate: ({ tokens }) => {
    let refused = 0;
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          const verdict = await tokens.verify(token);
          if (verdict.ok) return verdict;
          refused += 1;
          await setTimeout(Math.min(12 * refused, MOST_MS));
          return verdict;
        },
      },
    };
  },
};
