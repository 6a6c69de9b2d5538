import type { Fault } from '../fault.ts';

export const correctionDropsTooMuch: Fault = {
  id: 'agents/correction-drops-too-much',
  sentence: 'A corrected copy lacks a record that was right.',
  parts: ['datasets.add'],
  noticedBy: [{ by: 'toEqual', says: /"timestamp"/ }, { by: 'toMatchObject', says: /"total_requests"/ }],
  decorate: ({ datasets }) => ({
    datasets: {
      ...datasets,
      add: (userId, name, csv) => datasets.add(userId, name, name.startsWith('corrected-') ? Buffer.from(csv.toString().split('\n').slice(0, -1).join('\n')) : csv),
    },
  }),
};
