import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

/** Far beyond what may lie between two pieces, however busy the machine is. */
const PAUSE_MS = 2500;

export const haltingAnswers: Fault = {
  id: 'performance/halting-answers',
  sentence: 'An answer that has begun stands still before it goes on.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toKeepBudget', says: /is over its budget/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let pieces = 0;
        for await (const chunk of model.turn(request)) {
          if (chunk.type === 'text') pieces += 1;
          if (chunk.type === 'text' && pieces === 2) await setTimeout(PAUSE_MS, undefined, { signal: request.signal });
          yield chunk;
        }
      },
    },
  }),
};
