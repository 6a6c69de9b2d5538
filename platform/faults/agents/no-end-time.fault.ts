import type { Fault } from '../fault.ts';
import { onRuns } from './on-runs.ts';

export const noEndTime: Fault = {
  id: 'agents/no-end-time',
  sentence: 'A completed run has no end.',
  parts: ['runs.get', 'runs.ofThread'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /null/ }],
  decorate: onRuns((run) => ({ ...run, ended_at: null })),
};
