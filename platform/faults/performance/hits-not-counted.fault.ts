import type { Fault } from '../fault.ts';
import { onSamples } from './on-samples.ts';

export const hitsNotCounted: Fault = {
  id: 'performance/hits-not-counted',
  sentence: 'Answers from the cache are no longer counted.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /counted as hits/ }],
  decorate: onSamples('cache_lookups_total', (value, { outcome }) => (outcome === 'hit' ? 0 : value)),
};
