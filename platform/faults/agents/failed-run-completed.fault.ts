import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const failedRunCompleted: Fault = {
  id: 'agents/failed-run-completed',
  sentence: 'A run that failed or was cancelled is reported as completed.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toMatchObject', says: /"completed"/ }, { by: 'toEqual', says: /"failed"/ }],
  decorate: onRuns((run) => (run.status === 'failed' || run.status === 'cancelled' ? { ...run, status: 'completed' } : run)),
};
