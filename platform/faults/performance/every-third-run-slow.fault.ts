import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const everyThirdRunSlow: Fault = {
  id: 'performance/every-third-run-slow',
  sentence: 'Every third run waits some seconds before its model is asked.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toKeepBudget', says: /is over its budget/ }],
  decorate({ model }) {
    let count = 0;
    return {
      model: {
        ...model,
        async *turn(request) {
          count += 1;
          if (count % 3 === 0) await setTimeout(2500, undefined, { signal: request.signal });
          yield* model.turn(request);
        },
      },
    };
  },
};
