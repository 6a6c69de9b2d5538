import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const foreignDatasetToldApart: Fault = {
  id: 'isolation/foreign-dataset-told-apart',
  sentence: 'Another user’s data set is refused in other words than one that never was.',
  parts: ['datasets.get'],
  noticedBy: [{ by: 'toEqual', says: /403 AUTH_UNAUTHORIZED|somebody else/ }],
  decorate: ({ datasets }) => {
    const known = new Set<string>();
    return {
      datasets: {
        ...datasets,
        get(userId, id) {
          try {
            const found = datasets.get(userId, id);
            known.add(id);
            return found;
          } catch (error) {
            throw known.has(id) ? new Failure('AUTH_UNAUTHORIZED', 'That belongs to somebody else.') : error;
          }
        },
      },
    };
  },
};
