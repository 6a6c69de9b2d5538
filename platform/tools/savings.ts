import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { byModel, byServiceAndModel, cents, groupBy, ratio, rawTotals, round } from './figures.ts';

export const SMALL_REQUEST_TOKENS = 400;
export const TARGET_CACHE_HIT_RATE = 0.3;
export const TOLERATED_ERROR_RATE = 0.02;
export const MONTH_DAYS = 30;
/** Confidence of a rule when a whole week or more was observed; less time counts in proportion. */
const CONFIDENCE = { route_small_requests: 0.9, raise_cache_hits: 0.8, cut_failed_requests: 0.75 } as const;
const FULL_CONFIDENCE_HOURS = 168;

export const recommendation = z.object({
  rule: z.enum(['route_small_requests', 'raise_cache_hits', 'cut_failed_requests']),
  action: z.string(),
  service: z.string(),
  provider: z.string(),
  model: z.string(),
  expected_monthly_savings: z.number(),
  confidence: z.number(),
});
export type Recommendation = z.infer<typeof recommendation>;

interface Price {
  readonly name: string;
  readonly perToken: number;
}

/** Blended prices, all cost by all tokens, of every model in the data; cheapest first. */
function prices(records: readonly UsageRecord[]): Price[] {
  return groupBy(records, byModel)
    .map((group) => ({ group, ...rawTotals(group) }))
    .filter(({ input_tokens, output_tokens }) => input_tokens + output_tokens > 0)
    .map(({ group, cost_usd, input_tokens, output_tokens }) => ({
      name: group[0] ? byModel(group[0]) : '',
      perToken: cost_usd / (input_tokens + output_tokens),
    }))
    .sort((a, b) => a.perToken - b.perToken);
}

/**
 * What could be saved, from the records alone. Per service and model, in this order, each rule on what the one before it left
 * of the group's cost, so that nothing is counted twice:
 *
 * 1. `route_small_requests`: requests of at most 400 tokens on average go to the model with the lowest blended price in the
 *    data set; saved is the cost minus the same tokens at that price.
 * 2. `raise_cache_hits`: a cache-hit rate under 30 % is raised to 30 %; only misses cost, so saved is the share
 *    1 − (1 − 0.30) / (1 − rate).
 * 3. `cut_failed_requests`: an error rate over 2 % is brought down to 2 %; saved is the share by which it exceeds 2 %.
 *
 * Observed amounts are scaled to 30 days. `priced` are the records that prices are taken from: the whole data set, also when
 * only one service is looked at.
 */
export function findSavings(records: readonly UsageRecord[], priced: readonly UsageRecord[], hours: number): Recommendation[] {
  const perMonth = hours === 0 ? 0 : (MONTH_DAYS * 24) / hours;
  const coverage = Math.min(1, hours / FULL_CONFIDENCE_HOURS);
  const cheapest = prices(priced)[0];
  return groupBy(records, byServiceAndModel)
    .flatMap((group) => {
      const first = group[0];
      const own = rawTotals(group);
      if (!first || own.requests === 0) return [];
      let left = own.cost_usd;
      const found: Recommendation[] = [];
      const save = (rule: Recommendation['rule'], amount: number, action: string) => {
        const monthly = cents(amount * perMonth);
        if (monthly <= 0) return;
        left -= amount;
        found.push({
          rule,
          action,
          service: first.service,
          provider: first.provider,
          model: first.model,
          expected_monthly_savings: monthly,
          confidence: round(CONFIDENCE[rule] * coverage, 4),
        });
      };
      const tokens = own.input_tokens + own.output_tokens;
      if (cheapest && cheapest.name !== byModel(first) && tokens / own.requests <= SMALL_REQUEST_TOKENS) {
        save(
          'route_small_requests',
          left - tokens * cheapest.perToken,
          `Route the small requests of ${first.service} (${round(tokens / own.requests, 0)} tokens on average) from ${first.model} to ${cheapest.name.split('/')[1]}.`,
        );
      }
      const hitRate = own.cache_hits / own.requests;
      if (hitRate < TARGET_CACHE_HIT_RATE) {
        save(
          'raise_cache_hits',
          left * (1 - (1 - TARGET_CACHE_HIT_RATE) / (1 - hitRate)),
          `Raise the cache-hit rate of ${first.service} on ${first.model} from ${percent(hitRate)} to ${percent(TARGET_CACHE_HIT_RATE)}.`,
        );
      }
      const errorRate = own.errors / own.requests;
      if (errorRate > TOLERATED_ERROR_RATE) {
        save(
          'cut_failed_requests',
          left * (errorRate - TOLERATED_ERROR_RATE),
          `Bring the failed requests of ${first.service} on ${first.model} down from ${percent(errorRate)} to ${percent(TOLERATED_ERROR_RATE)}.`,
        );
      }
      return found;
    })
    .sort((a, b) => b.expected_monthly_savings - a.expected_monthly_savings);
}

const percent = (share: number) => `${round(ratio(share, 1) * 100, 1)} %`;
