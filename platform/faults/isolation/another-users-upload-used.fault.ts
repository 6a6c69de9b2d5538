import type { Fault } from '../fault.ts';

export const anotherUsersUploadUsed: Fault = {
  id: 'isolation/another-users-upload-used',
  sentence: 'Agents work on the upload that came last, whoever it came from.',
  parts: ['datasets.add', 'datasets.current', 'datasets.records', 'datasets.get'],
  noticedBy: [{ by: 'toEqual', says: /of-\d/ }, { by: 'E_QUALITY', says: /it says theirs\.csv/ }],
  decorate: ({ datasets }) => {
    let newest: { readonly owner: string; readonly id: string } | undefined;
    const ownerOf = (userId: string, id: string) => (newest?.id === id ? newest.owner : userId);
    return {
      datasets: {
        ...datasets,
        async add(userId, ...file) {
          const added = await datasets.add(userId, ...file);
          newest = { owner: userId, id: added.id };
          return added;
        },
        current: (userId) => (newest ? datasets.get(newest.owner, newest.id) : datasets.current(userId)),
        get: (userId, id) => datasets.get(ownerOf(userId, id), id),
        records: (userId, id) => datasets.records(ownerOf(userId, id), id),
      },
    };
  },
};
