import type { UsageRecord } from '#contracts/tool.schema';
import type { Fault } from '../fault.ts';

export const recordsByFileName: Fault = {
  id: 'isolation/records-by-file-name',
  sentence: 'Of two uploads with the same name the records of the first are read, whoever it belongs to.',
  parts: ['datasets.records'],
  noticedBy: [{ by: 'E_ISOLATION', says: /belongs to another user/ }],
  decorate: ({ datasets }) => {
    const byName = new Map<string, readonly UsageRecord[]>();
    return {
      datasets: {
        ...datasets,
        records(userId, id) {
          const { name } = datasets.get(userId, id);
          const records = byName.get(name) ?? datasets.records(userId, id);
          byName.set(name, records);
          return records;
        },
      },
    };
  },
};
