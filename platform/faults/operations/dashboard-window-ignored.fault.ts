import type { Fault } from '../fault.ts';

export const dashboardWindowIgnored: Fault = {
  id: 'operations/dashboard-window-ignored',
  sentence: 'The dashboard shows a whole day, whatever was asked for.',
  parts: ['dashboards.series'],
  noticedBy: [{ by: 'toMatchObject', says: /"total": 0/ }],
  decorate: ({ dashboards }) => ({ dashboards: { series: (userId, name) => dashboards.series(userId, name, 1440) } }),
};
