import type { Fault } from '../fault.ts';

export const coolDownNeverOver: Fault = {
  id: 'operations/cool-down-never-over',
  sentence: 'A rule that has fired once does not fire again.',
  parts: ['alerts.due'],
  noticedBy: [{ by: 'toEqual', says: /alerts after 2, 3 and 6/ }],
  decorate: ({ alerts }) => ({ alerts: { ...alerts, due: (rule, value) => rule.last_fired_at === null && alerts.due(rule, value) } }),
};
