import type { Fault } from '../fault.ts';

export const toolResultNotReturned: Fault = {
  id: 'agents/tool-result-not-returned',
  sentence: 'The model is not told what came of the tools it asked for.',
  parts: ['model.turn'],
  noticedBy: [
    { by: 'toMatchObject', says: /"totals"|"role": "tool"/ },
    { by: 'E_JOURNEY', says: /the answer lacks|there were \d calls, not/ },
    { by: 'toContain', says: /dataset_summary failed/ },
  ],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn: (request) => model.turn({ ...request, messages: request.messages.map((message) => (message.role === 'tool' ? { ...message, content: '{}' } : message)) }),
    },
  }),
};
