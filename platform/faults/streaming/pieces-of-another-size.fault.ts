import type { Fault } from '../fault.ts';

export const piecesOfAnotherSize: Fault = {
  id: 'streaming/pieces-of-another-size',
  sentence: 'Every second piece of an answer is sent in two.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+(?:"Grüße|7,|[1-6],)/m }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        let whole = false;
        for await (const chunk of model.turn(request)) {
          whole = chunk.type === 'text' && !whole;
          const characters = chunk.type === 'text' ? Array.from(chunk.text) : [];
          if (!whole || characters.length < 4) yield chunk;
          else for (const part of [characters.slice(0, 3), characters.slice(3)]) yield { type: 'text', text: part.join('') };
        }
      },
    },
  }),
};
