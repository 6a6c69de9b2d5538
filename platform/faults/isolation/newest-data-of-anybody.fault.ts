import type { Fault } from '../fault.ts';

export const newestDataOfAnybody: Fault = {
  id: 'isolation/newest-data-of-anybody',
  sentence: 'Agents work on the data that was uploaded last, whoever did.',
  parts: ['datasets.add', 'datasets.current', 'datasets.records'],
  noticedBy: [{ by: 'toEqual', says: /[-+] +"(?:alpha-search|beta-mail|gamma-chat)"/ }],
  decorate({ datasets }) {
    let newest: { readonly userId: string; readonly id: string } | undefined;
    const ownerOf = (userId: string, id: string) => (newest?.id === id ? newest.userId : userId);
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          const dataset = await datasets.add(userId, name, csv);
          newest = { userId, id: dataset.id };
          return dataset;
        },
        current: (userId) => (newest ? datasets.get(newest.userId, newest.id) : datasets.current(userId)),
        records: (userId, id) => datasets.records(ownerOf(userId, id), id),
      },
    };
  },
};
