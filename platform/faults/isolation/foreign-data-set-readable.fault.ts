import type { Fault } from '../fault.ts';

export const foreignDataSetReadable: Fault = {
  id: 'isolation/foreign-data-set-readable',
  sentence: 'Who knows the id of a data set can have a tool look at it.',
  parts: ['datasets.add', 'datasets.get', 'datasets.records'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ datasets }) => {
    const owners = new Map<string, string>();
    const ownerOf = (userId: string, id: string) => owners.get(id) ?? userId;
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          const added = await datasets.add(userId, name, csv);
          owners.set(added.id, userId);
          return added;
        },
        get: (userId, id) => datasets.get(ownerOf(userId, id), id),
        records: (userId, id) => datasets.records(ownerOf(userId, id), id),
      },
    };
  },
};
