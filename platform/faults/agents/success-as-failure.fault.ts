import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const successAsFailure: Fault = {
  id: 'agents/success-as-failure',
  sentence: 'A run that completed is reported as failed.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toMatchObject', says: /"failed"/ }, { by: 'toEqual', says: /"failed"/ }],
  decorate: onRuns((run) => (run.status === 'completed' ? { ...run, status: 'failed' } : run)),
};
