import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const latencies = z.looseObject({ metrics: z.looseObject({ p95_latency_ms: z.number().nullable(), max_latency_ms: z.number().nullable() }) });

export const slowestHourAsP95: Fault = {
  id: 'agents/slowest-hour-as-p95',
  sentence: 'What is told as the 95th percentile of the latencies is their maximum.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /p95_latency_ms/ }, { by: 'E_QUALITY', says: /it does not say (?:P50[^\n]*|)P95/ }],
  decorate: onTools(async (execute, ...call) => {
    const found = await execute(...call);
    const { data } = latencies.safeParse(found);
    return data ? { ...data, metrics: { ...data.metrics, p95_latency_ms: data.metrics.max_latency_ms } } : found;
  }),
};
