import { openObject } from '#contracts/primitives.schema';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const slowestAsP95: Fault = {
  id: 'agents/slowest-as-p95',
  sentence: 'The slowest hour is told as the 95th percentile.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /p95_latency_ms/ }],
  decorate: onTools(async (plain, name, ...rest) => {
    const result = await plain(name, ...rest);
    const metrics = openObject.safeParse(result['metrics']).data;
    return metrics && 'max_latency_ms' in metrics ? { ...result, metrics: { ...metrics, p95_latency_ms: metrics['max_latency_ms'] } } : result;
  }),
};
