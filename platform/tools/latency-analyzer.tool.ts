import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { byService, groupBy, nearestRank, round, sum } from './figures.ts';
import { period, select, selectionInput } from './selection.ts';

const metrics = z.object({
  samples: z.number(),
  avg_latency_ms: z.number().nullable(),
  p50_latency_ms: z.number().nullable(),
  p95_latency_ms: z.number().nullable(),
  p99_latency_ms: z.number().nullable(),
  max_latency_ms: z.number().nullable(),
});
export const latencyAnalyzerOutput = z.object({
  dataset_id: z.string(),
  period,
  method: z.string(),
  metrics,
  services: z.array(z.object({ service: z.string(), metrics })),
});
export type LatencyAnalysis = z.infer<typeof latencyAnalyzerOutput>;

/** One sample per record that served requests: its mean latency in that hour. Percentiles by nearest rank, the mean unweighted. */
function metricsOf(records: readonly UsageRecord[]): z.infer<typeof metrics> {
  const samples = records
    .filter((record) => record.requests > 0)
    .map((record) => record.latency_ms)
    .sort((a, b) => a - b);
  return {
    samples: samples.length,
    avg_latency_ms: samples.length === 0 ? null : round(sum(samples) / samples.length, 2),
    p50_latency_ms: nearestRank(samples, 50),
    p95_latency_ms: nearestRank(samples, 95),
    p99_latency_ms: nearestRank(samples, 99),
    max_latency_ms: samples.at(-1) ?? null,
  };
}

export const latencyAnalyzer = defineTool({
  name: 'latency_analyzer',
  description: 'Mean, P50, P95, P99 and maximum of the hourly latencies, overall and per service.',
  category: 'advanced_optimization',
  plan: 'enterprise',
  input: selectionInput,
  output: latencyAnalyzerOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    return {
      dataset_id: dataset.id,
      period,
      method: 'nearest-rank over hourly records',
      metrics: metricsOf(records),
      services: groupBy(records, byService)
        .map((group) => ({ service: group[0]?.service ?? '', metrics: metricsOf(group) }))
        .sort((a, b) => (b.metrics.p95_latency_ms ?? 0) - (a.metrics.p95_latency_ms ?? 0)),
    };
  },
});
