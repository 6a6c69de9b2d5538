import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const latencies = z.looseObject({ metrics: z.looseObject({ p95_latency_ms: z.number(), max_latency_ms: z.number() }) });

export const percentilesInterpolated: Fault = {
  id: 'agents/percentiles-interpolated',
  sentence: 'The 95th percentile is one that nobody measured: half-way to the maximum.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"p95_latency_ms"/ }, { by: 'E_JOURNEY', says: /the answer lacks P95/ }],
  decorate: onTools(async (execute, name, ...call) => {
    const result = await execute(name, ...call);
    const { data } = latencies.safeParse(result);
    return name === 'latency_analyzer' && data ? { ...data, metrics: { ...data.metrics, p95_latency_ms: (data.metrics.p95_latency_ms + data.metrics.max_latency_ms) / 2 } } : result;
  }),
};
