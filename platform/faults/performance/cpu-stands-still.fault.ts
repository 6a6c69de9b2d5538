import type { Fault } from '../fault.ts';
import { standingStill } from './on-samples.ts';

export const cpuStandsStill: Fault = {
  id: 'performance/cpu-stands-still',
  sentence: 'CPU time stands still.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /Expected: > 0/ }],
  decorate: standingStill('process_cpu_seconds_total'),
};
