import type { Fault } from '../fault.ts';

export const cancelledRunsNotCounted: Fault = {
  id: 'performance/cancelled-runs-not-counted',
  sentence: 'Runs that were cancelled are counted as completed.',
  parts: ['metrics.runEnded'],
  noticedBy: [{ by: 'toEqual', says: /"cancelled"/ }, { by: 'toBeGreaterThanOrEqual', says: /runs counted as cancelled/ }],
  decorate: ({ metrics }) => ({ metrics: { ...metrics, runEnded: (agent, status) => metrics.runEnded(agent, status === 'cancelled' ? 'completed' : status) } }),
};
