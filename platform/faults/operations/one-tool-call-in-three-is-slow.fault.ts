import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const oneToolCallInThreeIsSlow: Fault = {
  id: 'operations/one-tool-call-in-three-is-slow',
  sentence: 'One tool call in three takes more than a quarter of a second.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /Apdex 0\.[0-8]\d/ }],
  decorate({ tools }) {
    let count = 0;
    return {
      tools: {
        ...tools,
        async execute(name, args, context) {
          count += 1;
          if (count % 3 === 0) await setTimeout(300, undefined, { signal: context.signal });
          return tools.execute(name, args, context);
        },
      },
    };
  },
};
