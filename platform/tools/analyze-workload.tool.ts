import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { byServiceAndModel, cents, groupBy, ratio, rawTotals, round, totals, totalsOf } from './figures.ts';
import { period, select, selectionInput } from './selection.ts';

export const analyzeWorkloadOutput = z.object({
  dataset_id: z.string(),
  period,
  totals,
  error_rate: z.number(),
  cache_hit_rate: z.number(),
  workloads: z.array(
    z.object({
      service: z.string(),
      provider: z.string(),
      model: z.string(),
      requests: z.number(),
      cost_usd: z.number(),
      cost_share: z.number(),
      tokens_per_request: z.number(),
      error_rate: z.number(),
      cache_hit_rate: z.number(),
    }),
  ),
  peak_hours_utc: z.array(z.number()),
});
export type WorkloadAnalysis = z.infer<typeof analyzeWorkloadOutput>;

const PEAK_FACTOR = 1.5;

/**
 * Who uses which model for how much. Rates are sums over sums. A peak hour is an hour of the day (UTC) whose requests are
 * more than 1.5 times the mean of all hours of the day.
 */
export const analyzeWorkload = defineTool({
  name: 'analyze_workload',
  description: 'Requests, cost, request size, error and cache-hit rates per service and model; peak hours.',
  category: 'analytics',
  plan: 'pro',
  input: selectionInput,
  output: analyzeWorkloadOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    const all = rawTotals(records);
    const hours = Array<number>(24).fill(0);
    for (const { timestamp, requests } of records) {
      const hour = new Date(timestamp).getUTCHours();
      hours[hour] = (hours[hour] ?? 0) + requests;
    }
    return {
      dataset_id: dataset.id,
      period,
      totals: totalsOf(records),
      error_rate: ratio(all.errors, all.requests),
      cache_hit_rate: ratio(all.cache_hits, all.requests),
      workloads: groupBy(records, byServiceAndModel)
        .map((group) => {
          const own = rawTotals(group);
          return {
            service: group[0]?.service ?? '',
            provider: group[0]?.provider ?? '',
            model: group[0]?.model ?? '',
            requests: own.requests,
            cost_usd: cents(own.cost_usd),
            cost_share: ratio(own.cost_usd, all.cost_usd),
            tokens_per_request: own.requests === 0 ? 0 : round((own.input_tokens + own.output_tokens) / own.requests, 0),
            error_rate: ratio(own.errors, own.requests),
            cache_hit_rate: ratio(own.cache_hits, own.requests),
          };
        })
        .sort((a, b) => b.cost_usd - a.cost_usd),
      peak_hours_utc: hours.flatMap((requests, hour) => (requests > (PEAK_FACTOR * all.requests) / 24 ? [hour] : [])),
    };
  },
});
