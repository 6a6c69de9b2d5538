import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { byServiceAndModel, groupBy, round, sum } from './figures.ts';
import { period, select, selectionInput } from './selection.ts';

const metrics = ['latency_ms', 'cost_usd', 'error_rate'] as const;

export const anomalyDetectorOutput = z.object({
  dataset_id: z.string(),
  period,
  method: z.string(),
  threshold: z.number(),
  values_checked: z.number(),
  anomalies_found: z.number(),
  anomalies: z.array(
    z.object({
      timestamp: z.string(),
      service: z.string(),
      provider: z.string(),
      model: z.string(),
      metric: z.enum(metrics),
      value: z.number(),
      mean: z.number(),
      z_score: z.number(),
    }),
  ),
});
export type AnomalyReport = z.infer<typeof anomalyDetectorOutput>;
type Anomaly = AnomalyReport['anomalies'][number];

const TOLD = 20;
const METRICS: Record<Anomaly['metric'], (record: UsageRecord) => number> = {
  latency_ms: (record) => record.latency_ms,
  cost_usd: (record) => record.cost_usd,
  error_rate: (record) => record.errors / record.requests,
};

function outliers(group: readonly UsageRecord[], metric: Anomaly['metric'], threshold: number): Anomaly[] {
  const valueOf = METRICS[metric];
  const mean = sum(group.map(valueOf)) / group.length;
  const deviation = Math.sqrt(sum(group.map((record) => (valueOf(record) - mean) ** 2)) / group.length);
  if (deviation === 0) return [];
  return group
    .map((record) => ({ record, value: valueOf(record), z: (valueOf(record) - mean) / deviation }))
    .filter(({ z }) => z > threshold)
    .map(({ record: { timestamp, service, provider, model }, value, z }) => ({
      timestamp,
      service,
      provider,
      model,
      metric,
      value: round(value, 6),
      mean: round(mean, 6),
      z_score: round(z, 2),
    }));
}

/**
 * Hours that stand out upwards: z over the threshold, with mean and population standard deviation of the same service and model.
 * Records without requests say nothing and are left out. The 20 furthest out are listed, all are counted.
 */
export const anomalyDetector = defineTool({
  name: 'anomaly_detector',
  description: 'Hours whose latency, cost or error rate lies far above the usual of the same service and model.',
  category: 'analytics',
  plan: 'pro',
  input: z.strictObject({ ...selectionInput.shape, threshold: z.number().min(1).max(10).default(3) }),
  output: anomalyDetectorOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    const used = records.filter((record) => record.requests > 0);
    const found = groupBy(used, byServiceAndModel)
      .flatMap((group) => metrics.flatMap((metric) => outliers(group, metric, input.threshold)))
      .sort((a, b) => b.z_score - a.z_score);
    return {
      dataset_id: dataset.id,
      period,
      method: 'z-score per service and model, population standard deviation',
      threshold: input.threshold,
      values_checked: used.length * metrics.length,
      anomalies_found: found.length,
      anomalies: found.slice(0, TOLD),
    };
  },
});
