import type { Fault } from '../fault.ts';
import { standingStill } from './on-samples.ts';

export const runsNotCounted: Fault = {
  id: 'performance/runs-not-counted',
  sentence: 'Runs that ended are no longer counted.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /runs counted/ }],
  decorate: standingStill('agent_runs_total'),
};
