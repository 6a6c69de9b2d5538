import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const neverCompleted: Fault = {
  id: 'agents/never-completed',
  sentence: 'A run that is over is still reported as being in progress.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toMatchObject', says: /"in_progress"/ }, { by: 'toEqual', says: /"in_progress"/ }],
  decorate: onRuns((run) => (run.ended_at === null ? run : { ...run, status: 'in_progress' })),
};
