import type { Fault } from '../fault.ts';

export const callsOfOneId: Fault = {
  id: 'agents/calls-of-one-id',
  sentence: 'Calls of tools in different runs bear the same ids.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBe', says: /ids of calls/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        const turn = request.messages.length;
        for await (const chunk of model.turn(request)) yield chunk.type === 'tool_call' ? { ...chunk, call: { ...chunk.call, id: `call_${turn}_${chunk.call.name}` } } : chunk;
      },
    },
  }),
};
