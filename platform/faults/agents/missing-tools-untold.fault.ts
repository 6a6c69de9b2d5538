import type { Fault } from '../fault.ts';

export const missingToolsUntold: Fault = {
  id: 'agents/missing-tools-untold',
  sentence: 'An answer does not tell that the plan of its user kept a tool from it.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks cost_analyzer needs the plan/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn: (request) =>
        model.turn({
          ...request,
          messages: request.messages.map((message) => (message.role === 'system' ? { ...message, content: message.content.replace(/"unavailable_tools":\[[^\]]*\]/, '"unavailable_tools":[]') } : message)),
        }),
    },
  }),
};
