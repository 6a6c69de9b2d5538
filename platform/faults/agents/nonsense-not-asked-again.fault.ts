import { ModelError } from '../../model/ports.ts';
import type { Fault } from '../fault.ts';

export const nonsenseNotAskedAgain: Fault = {
  id: 'agents/nonsense-not-asked-again',
  sentence: 'A model that sends nonsense is not asked again.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /- +"The model endpoint broke off/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        try {
          yield* model.turn(request);
        } catch (error) {
          throw error instanceof ModelError && error.message.includes('not JSON') ? new ModelError(error.message, false) : error;
        }
      },
    },
  }),
};
