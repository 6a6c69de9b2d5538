import type { Fault } from '../fault.ts';

export const givesUpAfterOneFailure: Fault = {
  id: 'agents/gives-up-after-one-failure',
  sentence: 'An agent whose first tool failed asks no other.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /analyze_workload true/ }, { by: 'toEqual', says: /services whose cost it does not tell/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn: (request) => model.turn(request.messages.some(({ role, content }) => role === 'tool' && content.includes('"error_code"')) ? { ...request, tools: [] } : request),
    },
  }),
};
