import type { Fault } from '../fault.ts';

export const longAnswerThinned: Fault = {
  id: 'streaming/long-answer-thinned',
  sentence: 'Of an answer in very many pieces one piece is lost, and the rest is numbered as if it had never been.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /1048500/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let pieces = 0;
        for await (const chunk of model.turn(request)) {
          if (chunk.type === 'text') pieces += 1;
          if (chunk.type !== 'text' || pieces !== 40) yield chunk;
        }
      },
    },
  }),
};
