import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

export const inOnePiece: Fault = {
  id: 'streaming/in-one-piece',
  sentence: 'An answer is not streamed: its text comes in one piece when all of it is there.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /Received:\s+1\b/ }, ...violation(/1 pieces of text/)],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let text = '';
        for await (const chunk of model.turn(request)) {
          if (chunk.type === 'text') text += chunk.text;
          else {
            if (text !== '') yield { type: 'text', text };
            text = '';
            yield chunk;
          }
        }
      },
    },
  }),
};
