import type { Fault } from '../fault.ts';

export const healthAlwaysHealthy: Fault = {
  id: 'operations/health-always-healthy',
  sentence: 'Health says that everything works, whatever works.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toMatchObject', says: /not_ready/ }],
  decorate: ({ dependencies }) => ({
    dependencies: {
      async check() {
        const { checks } = await dependencies.check();
        const up = { status: 'up', response_time_ms: 1 } as const;
        return { ready: true, checks: { ...checks, database: up, model: up, event_journal: up } };
      },
    },
  }),
};
