import type { Fault } from '../fault.ts';

export const coolDownIgnored: Fault = {
  id: 'operations/cool-down-ignored',
  sentence: 'A rule fires at every error beyond its threshold.',
  parts: ['alerts.due'],
  noticedBy: [{ by: 'toEqual', says: /alerts after 2, 3 and 6/ }],
  decorate: ({ alerts }) => ({ alerts: { ...alerts, due: ({ threshold }, value) => value >= threshold } }),
};
