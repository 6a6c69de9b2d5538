import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const completedTooEarly: Fault = {
  id: 'agents/completed-too-early',
  sentence: 'A run at work is reported as completed.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toEqual', says: /"in_progress"/ }],
  decorate: onRuns((run) => (run.status === 'in_progress' ? { ...run, status: 'completed' } : run)),
};
