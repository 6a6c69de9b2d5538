import type { Supplier } from '#contracts/supply.schema';
import { certification, supplyRegion, supplyTier } from '#contracts/supply.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { cents, rawTotals } from './figures.ts';
import { MONTH_DAYS } from './savings.ts';
import { period, select, selectionInput } from './selection.ts';

const requirements = { region: supplyRegion.optional(), certification: certification.optional(), tier: supplyTier.optional() };
const offer = z.object({
  supplier_id: z.string(), name: z.string(), provider: z.string(), model: z.string(), region: supplyRegion,
  monthly_cost_usd: z.number(), change_usd: z.number(),
});
export const supplierResearchOutput = z.object({
  dataset_id: z.string(),
  period,
  requirements: z.object(requirements),
  monthly_input_tokens: z.number(),
  monthly_output_tokens: z.number(),
  current_monthly_cost_usd: z.number(),
  suppliers_seen: z.number(),
  offers: z.array(offer),
  excluded: z.array(z.object({ supplier_id: z.string(), name: z.string(), lacks: z.array(z.enum(['region', 'certification', 'tier'])) })),
  market: z.object({ lowest_usd: z.number(), median_usd: z.number(), highest_usd: z.number() }).nullable(),
  strategy: z.object({ first: offer, second: offer.nullable() }).nullable(),
});
export type SupplierResearch = z.infer<typeof supplierResearchOutput>;
type Requirements = SupplierResearch['requirements'];

const TOKENS_PRICED = 1_000_000;

function lacksOf(supplier: Supplier, wanted: Requirements): SupplierResearch['excluded'][number]['lacks'] {
  return [
    ...(wanted.region === undefined || supplier.region === wanted.region ? [] : ['region' as const]),
    ...(wanted.certification === undefined || supplier.certifications.includes(wanted.certification) ? [] : ['certification' as const]),
    ...(wanted.tier === undefined || supplier.tier === wanted.tier ? [] : ['tier' as const]),
  ];
}

/** The middle of an odd number of values, the mean of the middle two of an even one. */
function medianOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return cents(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
}

/**
 * What the tokens of the data, scaled to 30 days, would cost at each supplier that has what is required, the cheapest first. The
 * strategy takes the cheapest, and as second source the cheapest of another provider.
 */
export const supplierResearch = defineTool({
  name: 'supplier_research',
  description: 'Suppliers that meet requirements, with what one’s own usage would cost at each of them.',
  category: 'analytics',
  plan: 'pro',
  input: z.strictObject({ ...selectionInput.shape, ...requirements }),
  output: supplierResearchOutput,
  run({ region, certification: wantedCertification, tier, ...selection }, context) {
    const { dataset, records, period: observed } = select(context, selection);
    const used = rawTotals(records);
    const perMonth = observed.hours === 0 ? 0 : (MONTH_DAYS * 24) / observed.hours;
    const monthly = { input: used.input_tokens * perMonth, output: used.output_tokens * perMonth, cost: used.cost_usd * perMonth };
    const wanted: Requirements = { region, certification: wantedCertification, tier };
    const suppliers = context.services.suppliers.list();
    const judged = suppliers.map((one) => ({ one, lacks: lacksOf(one, wanted) }));
    const offers = judged
      .filter(({ lacks }) => lacks.length === 0)
      .map(({ one }) => {
        const cost = (monthly.input * one.input_usd_per_million + monthly.output * one.output_usd_per_million) / TOKENS_PRICED;
        const { id: supplier_id, name, provider, model } = one;
        return { supplier_id, name, provider, model, region: one.region, monthly_cost_usd: cents(cost), change_usd: cents(cost - monthly.cost) };
      })
      .sort((a, b) => a.monthly_cost_usd - b.monthly_cost_usd);
    const costs = offers.map((one) => one.monthly_cost_usd);
    const [first] = offers;
    return {
      dataset_id: dataset.id,
      period: observed,
      requirements: wanted,
      monthly_input_tokens: Math.round(monthly.input),
      monthly_output_tokens: Math.round(monthly.output),
      current_monthly_cost_usd: cents(monthly.cost),
      suppliers_seen: suppliers.length,
      offers,
      excluded: judged.flatMap(({ one, lacks }) => (lacks.length === 0 ? [] : [{ supplier_id: one.id, name: one.name, lacks }])),
      market: first ? { lowest_usd: first.monthly_cost_usd, median_usd: medianOf(costs), highest_usd: costs.at(-1) ?? 0 } : null,
      strategy: first ? { first, second: offers.find(({ provider }) => provider !== first.provider) ?? null } : null,
    };
  },
});
