import type { Fault } from '../fault.ts';

export const chainEndsAtFailure: Fault = {
  id: 'agents/chain-ends-at-failure',
  sentence: 'After a tool that failed an agent asks for no other.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_JOURNEY', says: /there were \d calls, not \d|there is no/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        const failed = request.messages.some((message) => message.role === 'tool' && message.content.includes('"error_code"'));
        for await (const chunk of model.turn(request)) {
          if (failed && chunk.type === 'tool_call') yield { type: 'text', text: 'I could not find that out.' };
          else yield chunk;
        }
      },
    },
  }),
};
