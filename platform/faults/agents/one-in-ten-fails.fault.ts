import { ModelError } from '../../model/ports.ts';
import type { Fault } from '../fault.ts';

export const oneInTenFails: Fault = {
  id: 'agents/one-in-ten-fails',
  sentence: 'The model refuses one question in ten.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"error"/ }],
  decorate({ model }) {
    let count = 0;
    return {
      model: {
        ...model,
        turn(request) {
          count += 1;
          if (count % 10 === 0) throw new ModelError('The model refused.', false);
          return model.turn(request);
        },
      },
    };
  },
};
