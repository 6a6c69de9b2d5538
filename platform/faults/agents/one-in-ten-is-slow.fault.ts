import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const oneInTenIsSlow: Fault = {
  id: 'agents/one-in-ten-is-slow',
  sentence: 'One question in ten takes more than a second.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBeLessThan', says: /p95/ }],
  decorate({ model }) {
    let count = 0;
    return {
      model: {
        ...model,
        async *turn(request) {
          count += 1;
          if (count % 10 === 0) await setTimeout(1100, undefined, { signal: request.signal });
          yield* model.turn(request);
        },
      },
    };
  },
};
