import type { Fault } from '../fault.ts';

export const twoAlertsForOne: Fault = {
  id: 'operations/two-alerts-for-one',
  sentence: 'Every alert is told twice.',
  parts: ['alerts.ofRule'],
  noticedBy: [{ by: 'toEqual', says: /alerts after 2, 3 and 6/ }],
  decorate: ({ alerts }) => ({ alerts: { ...alerts, ofRule: (ruleId) => alerts.ofRule(ruleId).flatMap((alert) => [alert, alert]) } }),
};
