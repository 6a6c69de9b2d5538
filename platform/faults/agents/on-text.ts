import type { Decorator } from '../../services.ts';

/** Each piece of text that the model says. */
export const onText = (change: (text: string) => string): Decorator => ({ model }) => ({
  model: {
    ...model,
    async *turn(request) {
      for await (const chunk of model.turn(request)) yield chunk.type === 'text' ? { ...chunk, text: change(chunk.text) } : chunk;
    },
  },
});
