import type { Fault } from '../fault.ts';

export const piecesMixedUp: Fault = {
  id: 'agents/pieces-mixed-up',
  sentence: 'Where several are answered at the same time, pieces of one answer end up in another.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /[-+] +"(?:I dreamt|Tab of user|This is asked)/ }, { by: 'toEqual', says: /whose totals each answer states/ }],
  decorate({ model }) {
    let speaking = 0;
    let last = '';
    return {
      model: {
        ...model,
        async *turn(request) {
          speaking += 1;
          try {
            for await (const chunk of model.turn(request)) {
              if (chunk.type !== 'text') yield chunk;
              else {
                yield { ...chunk, text: speaking > 1 && last !== '' ? last : chunk.text };
                last = chunk.text;
              }
            }
          } finally {
            speaking -= 1;
          }
        },
      },
    };
  },
};
