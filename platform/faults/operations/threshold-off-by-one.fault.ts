import type { Fault } from '../fault.ts';

export const thresholdOffByOne: Fault = {
  id: 'operations/threshold-off-by-one',
  sentence: 'A rule fires one error too early.',
  parts: ['alerts.due'],
  noticedBy: [{ by: 'toEqual', says: /alerts after 2, 3 and 6/ }],
  decorate: ({ alerts }) => ({ alerts: { ...alerts, due: (rule, value) => alerts.due(rule, value + 1) } }),
};
