import type { Fault } from '../fault.ts';

export const uploadsInMemoryOnly: Fault = {
  id: 'persistence/uploads-in-memory-only',
  sentence: 'Data that were uploaded are gone when the platform begins again.',
  parts: ['datasets.add', 'datasets.list', 'datasets.current'],
  noticedBy: [{ by: 'toEqual', says: /- +"morning\.csv"|cost of each user’s own service/ }, { by: 'toContain', says: /requests"/ }],
  decorate({ datasets }) {
    const kept = new Set<string>();
    const list = (userId: string) => datasets.list(userId).filter(({ id, owner }) => owner === 'shipped' || kept.has(id));
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          const added = await datasets.add(userId, name, csv);
          kept.add(added.id);
          return added;
        },
        list,
        current: (userId) => list(userId).at(-1) ?? datasets.current(userId),
      },
    };
  },
};
