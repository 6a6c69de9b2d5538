import type { Fault } from '../fault.ts';

export const causeToldToEverybody: Fault = {
  id: 'operations/cause-told-to-everybody',
  sentence: 'Anybody can read what went wrong between the platform and what it depends on.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"error": "The model endpoint answered/ }],
  decorate: ({ dependencies, model }) => ({
    dependencies: {
      async check() {
        const { ready, checks } = await dependencies.check();
        if (checks.model.status === 'up') return { ready, checks };
        const cause = await model.ping().then(() => 'It works again.', (error: Error) => error.message);
        return { ready, checks: { ...checks, model: { ...checks.model, error: cause } } };
      },
    },
  }),
};
