import type { Fault } from '../fault.ts';

export const toolsOneAtATime: Fault = {
  id: 'performance/tools-one-at-a-time',
  sentence: 'A tool begins when every tool that was called before it has ended, whoever called it.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /tools at work at the same time/ }],
  decorate({ tools }) {
    let last: Promise<unknown> = Promise.resolve();
    return {
      tools: {
        ...tools,
        execute(...call) {
          const next = last.then(() => tools.execute(...call));
          last = next.catch(() => undefined);
          return next;
        },
      },
    };
  },
};
