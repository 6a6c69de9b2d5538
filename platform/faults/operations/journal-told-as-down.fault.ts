import type { Fault } from '../fault.ts';

export const journalToldAsDown: Fault = {
  id: 'operations/journal-told-as-down',
  sentence: 'Health tells that the journal of events is down while it works.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+"down",$/m }],
  decorate: ({ dependencies }) => ({
    dependencies: {
      async check() {
        const { ready, checks } = await dependencies.check();
        return { ready, checks: { ...checks, event_journal: { ...checks.event_journal, status: 'down' } } };
      },
    },
  }),
};
