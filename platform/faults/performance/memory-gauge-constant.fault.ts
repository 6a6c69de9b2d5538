import type { Fault } from '../fault.ts';
import { standingStill } from './on-samples.ts';

export const memoryGaugeConstant: Fault = {
  id: 'performance/memory-gauge-constant',
  sentence: 'Memory is shown as it was at the first look.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBe', says: /Expected: not/ }],
  decorate: standingStill('nodejs_heap_size_used_bytes'),
};
