import type { Fault } from '../fault.ts';

export const planRefusesItsTools: Fault = {
  id: 'limits/plan-refuses-its-tools',
  sentence: 'Tools that belong to the plan of the user are refused.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 403[^]*PLAN_REQUIRED/ }],
  decorate: ({ tools }) => ({
    tools: { ...tools, execute: (name, input, context) => tools.execute(name, input, { ...context, plan: 'free' }) },
  }),
};
