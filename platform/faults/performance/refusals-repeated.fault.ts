import { ModelError } from '../../model/ports.ts';
import type { Fault } from '../fault.ts';

export const refusalsRepeated: Fault = {
  id: 'performance/refusals-repeated',
  sentence: 'What the model endpoint refused for good is asked again.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBe', says: /attempts after a refusal/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        try {
          yield* model.turn(request);
        } catch (error) {
          throw error instanceof ModelError ? new ModelError(error.message, true) : error;
        }
      },
    },
  }),
};
