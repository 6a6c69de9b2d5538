import type { Fault } from '../fault.ts';

export const dashboardStuck: Fault = {
  id: 'operations/dashboard-stuck',
  sentence: 'The dashboard shows what it showed first.',
  parts: ['dashboards.series'],
  noticedBy: [{ by: 'toEqual', says: /- +"completed"/ }],
  decorate({ dashboards }) {
    const first = new Map<string, ReturnType<typeof dashboards.series>>();
    return {
      dashboards: {
        series(userId, name, minutes) {
          const found = first.get(`${userId} ${name}`) ?? dashboards.series(userId, name, minutes);
          first.set(`${userId} ${name}`, found);
          return found;
        },
      },
    };
  },
};
