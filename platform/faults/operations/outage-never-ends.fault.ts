import type { Fault } from '../fault.ts';

export const outageNeverEnds: Fault = {
  id: 'operations/outage-never-ends',
  sentence: 'An outage that is over is still told as going on.',
  parts: ['outages.list'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"ended_at": null/ }],
  decorate: ({ outages }) => ({
    outages: { ...outages, list: () => ({ ...outages.list(), outages: outages.list().outages.map((one) => ({ ...one, ended_at: null, duration_ms: null })) }) },
  }),
};
