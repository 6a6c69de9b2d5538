import type { Fault } from '../fault.ts';

export const attemptsCountedTogether: Fault = {
  id: 'isolation/attempts-counted-together',
  sentence: 'All users of a tool share one count of its refusals.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /there were \d+ calls, not \d+/ }],
  decorate: ({ tools }) => {
    // The tool counts by signal.
    const { signal } = new AbortController();
    return { tools: { ...tools, execute: (name, args, context) => tools.execute(name, args, name === 'self_test' ? { ...context, signal } : context) } };
  },
};
