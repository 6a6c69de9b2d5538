import type { Fault } from '../fault.ts';

export const planIgnored: Fault = {
  id: 'limits/plan-ignored',
  sentence: 'Tools of a higher plan work for everybody.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 403/ }],
  decorate: ({ tools }) => ({
    tools: { ...tools, execute: (name, input, context) => tools.execute(name, input, { ...context, plan: 'enterprise' }) },
  }),
};
