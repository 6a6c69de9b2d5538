import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const foreignDatasetToldApart: Fault = {
  id: 'isolation/foreign-dataset-told-apart',
  sentence: 'Another user’s data set is refused with 403, which tells that it exists.',
  parts: ['datasets.add', 'datasets.get'],
  noticedBy: [{ by: 'toEqual', says: /403 AUTH_UNAUTHORIZED/ }],
  decorate: ({ datasets }) => {
    const owners = new Map<string, string>();
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          const added = await datasets.add(userId, name, csv);
          owners.set(added.id, userId);
          return added;
        },
        get(userId, id) {
          if ((owners.get(id) ?? userId) !== userId) throw new Failure('AUTH_UNAUTHORIZED', 'This is not your data set.');
          return datasets.get(userId, id);
        },
      },
    };
  },
};
