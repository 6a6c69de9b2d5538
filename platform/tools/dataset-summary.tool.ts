import { z } from 'zod';
import { byModel, byService, groupBy, totals, totalsOf } from './figures.ts';
import { defineTool } from './define-tool.ts';
import { period, select, selectionInput } from './selection.ts';

const share = { requests: z.number(), cost_usd: z.number() };
export const datasetSummaryOutput = z.object({
  dataset_id: z.string(),
  name: z.string(),
  rows: z.number(),
  period,
  totals,
  services: z.array(z.object({ service: z.string(), ...share })),
  models: z.array(z.object({ provider: z.string(), model: z.string(), ...share })),
});
export type DatasetSummary = z.infer<typeof datasetSummaryOutput>;

/** What the data hold: period, sums, services and models, the costliest first. */
export const datasetSummary = defineTool({
  name: 'dataset_summary',
  description: 'Period, totals, services and models of the usage data.',
  category: 'basic',
  plan: 'free',
  input: selectionInput,
  output: datasetSummaryOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    const shareOf = (group: typeof records) => ({ requests: totalsOf(group).requests, cost_usd: totalsOf(group).cost_usd });
    return {
      dataset_id: dataset.id,
      name: dataset.name,
      rows: records.length,
      period,
      totals: totalsOf(records),
      services: groupBy(records, byService)
        .map((group) => ({ service: group[0]?.service ?? '', ...shareOf(group) }))
        .sort((a, b) => b.cost_usd - a.cost_usd),
      models: groupBy(records, byModel)
        .map((group) => ({ provider: group[0]?.provider ?? '', model: group[0]?.model ?? '', ...shareOf(group) }))
        .sort((a, b) => b.cost_usd - a.cost_usd),
    };
  },
});
