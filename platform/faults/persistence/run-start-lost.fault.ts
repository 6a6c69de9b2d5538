import type { Run } from '#contracts/run.schema';
import type { Fault } from '../fault.ts';

export const runStartLost: Fault = {
  id: 'persistence/run-start-lost',
  sentence: 'It is not recorded when a run started.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /Expected: +>= +Infinity/ }, { by: 'E_CONTRACT', says: /started_at/ }],
  decorate: ({ runs }) => {
    const altered = (run: Run): Run => ({ ...run, started_at: null });
    return {
      runs: {
        ...runs,
        get: (userId, id) => altered(runs.get(userId, id)),
        ofThread: (userId, id) => runs.ofThread(userId, id).map(altered),
      },
    };
  },
};
