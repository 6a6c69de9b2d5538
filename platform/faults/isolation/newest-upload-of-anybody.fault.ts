import type { Dataset } from '#contracts/tool.schema';
import type { Fault } from '../fault.ts';

export const newestUploadOfAnybody: Fault = {
  id: 'isolation/newest-upload-of-anybody',
  sentence: 'Agents and tools work on the newest upload, whoever it belongs to.',
  parts: ['datasets.add', 'datasets.current', 'datasets.records'],
  noticedBy: [
    { by: 'toEqual', says: /whose totals each answer states|savings of each user|of-\d/ },
    { by: 'toEqual', says: /"(?:north|east|south|west)"|[-+] +"(?:alpha-search|beta-mail|gamma-chat)"/ },
    { by: 'toMatchObject', says: /"totals"|"requests"|"rows"/ },
    { by: 'E_QUALITY', says: /it says theirs\.csv/ },
  ],
  decorate({ datasets }) {
    const owners = new Map<string, string>();
    let newest: Dataset | undefined;
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          newest = await datasets.add(userId, name, csv);
          owners.set(newest.id, userId);
          return newest;
        },
        current: (userId) => newest ?? datasets.current(userId),
        records: (userId, datasetId) => datasets.records(owners.get(datasetId) ?? userId, datasetId),
      },
    };
  },
};
