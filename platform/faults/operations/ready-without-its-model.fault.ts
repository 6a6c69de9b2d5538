import type { Fault } from '../fault.ts';

export const readyWithoutItsModel: Fault = {
  id: 'operations/ready-without-its-model',
  sentence: 'A platform says that it is ready although its model is down.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"ready": 200/ }],
  decorate: ({ dependencies }) => ({
    dependencies: {
      async check() {
        const { checks } = await dependencies.check();
        return { ready: checks.database.status === 'up' && checks.event_journal.status === 'up', checks };
      },
    },
  }),
};
