import type { Fault } from '../fault.ts';

const MOST = 8;

export const toolCallsCapped: Fault = {
  id: 'agents/tool-calls-capped',
  sentence: 'Of the tools a model asks for in one turn only the first eight are called, and nobody is told.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /calls of tools[^]*\+ +8,/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let calls = 0;
        for await (const chunk of model.turn(request)) {
          if (chunk.type === 'tool_call') calls += 1;
          if (chunk.type !== 'tool_call' || calls <= MOST) yield chunk;
        }
      },
    },
  }),
};
