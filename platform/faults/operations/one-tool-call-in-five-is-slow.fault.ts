import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const oneToolCallInFiveIsSlow: Fault = {
  id: 'operations/one-tool-call-in-five-is-slow',
  sentence: 'One tool call in five takes more than a second.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /\b2\d tolerating/ }],
  decorate({ tools }) {
    let count = 0;
    return {
      tools: {
        ...tools,
        async execute(name, args, context) {
          count += 1;
          if (count % 5 === 0) await setTimeout(1100, undefined, { signal: context.signal });
          return tools.execute(name, args, context);
        },
      },
    };
  },
};
