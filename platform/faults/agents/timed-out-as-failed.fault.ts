import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const timedOutAsFailed: Fault = {
  id: 'agents/timed-out-as-failed',
  sentence: 'A run whose time was up is told as any other that failed.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toEqual', says: /- +"timed_out"/ }, { by: 'toMatchObject', says: /"timed_out"/ }],
  decorate: onRuns((run) => (run.status === 'timed_out' ? { ...run, status: 'failed' } : run)),
};
