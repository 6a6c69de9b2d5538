import type { Fault } from '../fault.ts';

export const dataOfTheLastUploader: Fault = {
  id: 'isolation/data-of-the-last-uploader',
  sentence: 'Tools work on the data that anybody uploaded last.',
  parts: ['datasets.add', 'datasets.current', 'datasets.records'],
  noticedBy: [{ by: 'toMatchObject', says: /"totals"|"requests"|"rows"/ }, { by: 'toEqual', says: /"(north|east|south|west)"/ }],
  decorate: ({ datasets }) => {
    let last: { readonly id: string; readonly userId: string } | undefined;
    return {
      datasets: {
        ...datasets,
        async add(userId, ...file) {
          const added = await datasets.add(userId, ...file);
          last = { id: added.id, userId };
          return added;
        },
        current: (userId) => (last ? datasets.get(last.userId, last.id) : datasets.current(userId)),
        records: (userId, id) => datasets.records(last?.id === id ? last.userId : userId, id),
      },
    };
  },
};
