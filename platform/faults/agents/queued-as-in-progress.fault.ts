import type { Run } from '#contracts/run.schema';
import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

const begun = (run: Run): Run => (run.status === 'queued' ? { ...run, status: 'in_progress' } : run);

export const queuedAsInProgress: Fault = {
  id: 'agents/queued-as-in-progress',
  sentence: 'A run that waits for its turn is reported as being in progress.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toEqual', says: /"queued"/ }],
  decorate: onRuns(begun),
};
