import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { byModel, byService, cents, groupBy, ratio, rawTotals, round, sum } from './figures.ts';
import { findSavings, MONTH_DAYS, recommendation } from './savings.ts';
import { period, select, selectionInput } from './selection.ts';

const share = { cost_usd: z.number(), cost_share: z.number() };
export const costAnalyzerOutput = z.object({
  dataset_id: z.string(),
  period,
  total_cost_usd: z.number(),
  monthly_cost_usd: z.number(),
  services: z.array(z.object({ service: z.string(), ...share })),
  models: z.array(z.object({ provider: z.string(), model: z.string(), usd_per_1k_tokens: z.number(), ...share })),
  recommendations: z.array(recommendation),
  cost_savings: z.object({ monthly_amount: z.number(), currency: z.literal('USD'), percentage: z.number() }),
});
export type CostAnalysis = z.infer<typeof costAnalyzerOutput>;

/** Cost by service and model, scaled to 30 days, and what the rules of `findSavings` would save; the amount is the sum of the parts. */
export const costAnalyzer = defineTool({
  name: 'cost_analyzer',
  description: 'Cost by service and model, scaled to a month of 30 days, with the savings the data support.',
  category: 'advanced_optimization',
  plan: 'enterprise',
  input: selectionInput,
  output: costAnalyzerOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    const { service: _, ...unnarrowed } = input;
    const total = rawTotals(records).cost_usd;
    const monthly = period.hours === 0 ? 0 : (total * MONTH_DAYS * 24) / period.hours;
    const recommendations = findSavings(records, select(context, unnarrowed).records, period.hours);
    const saved = cents(sum(recommendations.map((one) => one.expected_monthly_savings)));
    const shareOf = (cost: number) => ({ cost_usd: cents(cost), cost_share: ratio(cost, total) });
    return {
      dataset_id: dataset.id,
      period,
      total_cost_usd: cents(total),
      monthly_cost_usd: cents(monthly),
      services: groupBy(records, byService)
        .map((group) => ({ service: group[0]?.service ?? '', ...shareOf(rawTotals(group).cost_usd) }))
        .sort((a, b) => b.cost_usd - a.cost_usd),
      models: groupBy(records, byModel)
        .map((group) => {
          const own = rawTotals(group);
          const tokens = own.input_tokens + own.output_tokens;
          return {
            provider: group[0]?.provider ?? '',
            model: group[0]?.model ?? '',
            ...shareOf(own.cost_usd),
            usd_per_1k_tokens: tokens === 0 ? 0 : round((own.cost_usd / tokens) * 1000, 6),
          };
        })
        .sort((a, b) => b.cost_usd - a.cost_usd),
      recommendations,
      cost_savings: { monthly_amount: saved, currency: 'USD' as const, percentage: monthly === 0 ? 0 : round((saved / monthly) * 100, 2) },
    };
  },
});
