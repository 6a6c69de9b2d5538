import type { Run } from '#contracts/run.schema';
import type { Fault } from '../fault.ts';

export const runNeverEnds: Fault = {
  id: 'persistence/run-never-ends',
  sentence: 'A run that is over is still said to be in progress.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toMatchObject', says: /"in_progress"/ }, { by: 'toEqual', says: /"in_progress"/ }],
  decorate: ({ runs }) => {
    const altered = (run: Run): Run => (run.ended_at === null ? run : { ...run, status: 'in_progress', ended_at: null });
    return {
      runs: {
        ...runs,
        get: (userId, id) => altered(runs.get(userId, id)),
        ofThread: (userId, id) => runs.ofThread(userId, id).map(altered),
      },
    };
  },
};
