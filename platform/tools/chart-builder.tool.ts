import { chartSpec } from '#contracts/chart.schema';
import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { byModel, byService, groupBy, totalsOf } from './figures.ts';
import { select, selectionInput } from './selection.ts';

export const CHART_METRICS = { cost_usd: 'Cost (USD)', requests: 'Requests', errors: 'Failed requests' } as const;
const METRICS = z.enum(['cost_usd', 'requests', 'errors']);
const SUBJECTS = { service: byService, model: byModel, day: ({ timestamp }: UsageRecord) => timestamp.slice(0, 10) } as const;

export const chartBuilderOutput = z.object({ dataset_id: z.string(), chart: chartSpec });

/** Sums by service or model, the largest first, as bars; by day as a line. */
export const chartBuilder = defineTool({
  name: 'chart_builder',
  description: 'A chart (Vega-Lite) of cost, requests or failed requests by service, model or day.',
  category: 'analytics',
  plan: 'pro',
  input: z.strictObject({ ...selectionInput.shape, metric: METRICS.default('cost_usd'), by: z.enum(['service', 'model', 'day']).default('service') }),
  output: chartBuilderOutput,
  run({ metric, by, ...selection }, context) {
    const { dataset, records } = select(context, selection);
    const values = groupBy(records, SUBJECTS[by]).map((group) => ({ [by]: group[0] ? SUBJECTS[by](group[0]) : '', [metric]: totalsOf(group)[metric] }));
    const bySize = (a: (typeof values)[number], b: (typeof values)[number]) => Number(b[metric]) - Number(a[metric]);
    return {
      dataset_id: dataset.id,
      chart: {
        $schema: 'https://vega.github.io/schema/vega-lite/v5.json' as const,
        title: `${CHART_METRICS[metric]} by ${by}`,
        mark: by === 'day' ? ('line' as const) : ('bar' as const),
        data: { values: by === 'day' ? values : values.sort(bySize) },
        encoding: {
          x: { field: by, type: by === 'day' ? ('temporal' as const) : ('nominal' as const), title: by },
          y: { field: metric, type: 'quantitative' as const, title: CHART_METRICS[metric] },
        },
      },
    };
  },
});
