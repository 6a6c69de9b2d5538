import type { Fault } from '../fault.ts';

export const toolIgnoresDataset: Fault = {
  id: 'agents/tool-ignores-dataset',
  sentence: 'A tool looks at the shipped data instead of those it is given.',
  parts: ['datasets.records'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 422/ }, { by: 'toMatchObject', says: /"matched"/ }, { by: 'toMatchObject', says: /"p50_latency_ms"/ }],
  decorate: ({ datasets }) => ({
    datasets: { ...datasets, records: (userId) => datasets.records(userId, datasets.list(userId)[0]?.id ?? '') },
  }),
};
