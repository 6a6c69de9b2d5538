import type { Fault } from '../fault.ts';

export const dashboardKnowsNoFailures: Fault = {
  id: 'operations/dashboard-knows-no-failures',
  sentence: 'The dashboard counts failed runs as completed.',
  parts: ['dashboards.series'],
  noticedBy: [{ by: 'toEqual', says: /- +"failed"/ }],
  decorate: ({ dashboards }) => ({
    dashboards: {
      series(userId, name, minutes) {
        const found = dashboards.series(userId, name, minutes);
        return { ...found, points: found.points.map((point) => (name === 'runs' ? { ...point, by: { completed: point.count } } : point)) };
      },
    },
  }),
};
