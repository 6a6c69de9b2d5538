import type { UsageRecord } from '#contracts/tool.schema';
import type { Fault } from '../fault.ts';

export const recordsByFileName: Fault = {
  id: 'isolation/records-by-file-name',
  sentence: 'Of uploads with the same name the records of the newest are read, whoever it belongs to.',
  parts: ['datasets.add', 'datasets.records'],
  noticedBy: [{ by: 'E_ISOLATION' }],
  decorate: ({ datasets }) => {
    const newest = new Map<string, readonly UsageRecord[]>();
    return {
      datasets: {
        ...datasets,
        async add(userId, name, csv) {
          const added = await datasets.add(userId, name, csv);
          newest.set(name, datasets.records(userId, added.id));
          return added;
        },
        records(userId, id) {
          const { name, owner } = datasets.get(userId, id);
          return (owner === 'own' ? newest.get(name) : undefined) ?? datasets.records(userId, id);
        },
      },
    };
  },
};
