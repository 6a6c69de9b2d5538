import type { Fault } from '../fault.ts';
import { standingStill } from './on-samples.ts';

export const queriesNotCounted: Fault = {
  id: 'performance/queries-not-counted',
  sentence: 'Statements are no longer counted.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /statements/ }],
  decorate: standingStill('db_queries_total'),
};
