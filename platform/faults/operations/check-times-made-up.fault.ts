import type { Fault } from '../fault.ts';

export const checkTimesMadeUp: Fault = {
  id: 'operations/check-times-made-up',
  sentence: 'How long a dependency took to answer is a figure that nobody measured.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toEqual', says: /took longer than the whole answer/ }],
  decorate: ({ dependencies }) => ({
    dependencies: {
      async check() {
        const { ready, checks } = await dependencies.check();
        return { ready, checks: { ...checks, database: { ...checks.database, response_time_ms: 60_000 } } };
      },
    },
  }),
};
