import type { Fault } from '../fault.ts';

export const answerBeforeTools: Fault = {
  id: 'agents/answer-before-tools',
  sentence: 'An agent begins to answer before its tools have found anything.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBeLessThan', says: /the last result comes before the first word/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let begun = false;
        for await (const chunk of model.turn(request)) {
          if (chunk.type === 'tool_call' && !begun) {
            begun = true;
            yield { type: 'text', text: 'Well, let me see.' };
          }
          yield chunk;
        }
      },
    },
  }),
};
