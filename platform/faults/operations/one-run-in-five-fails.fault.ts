import { ModelError } from '../../model/ports.ts';
import type { Fault } from '../fault.ts';

export const oneRunInFiveFails: Fault = {
  id: 'operations/one-run-in-five-fails',
  sentence: 'The model refuses one question in five.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /Apdex 0\.[0-8]/ }],
  decorate({ model }) {
    let count = 0;
    return {
      model: {
        ...model,
        turn(request) {
          count += 1;
          if (count % 5 === 0) throw new ModelError('The model refused.', false);
          return model.turn(request);
        },
      },
    };
  },
};
