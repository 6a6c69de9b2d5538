import type { UsageRecord } from '#fixtures';
import { groupsOf, hoursOf, sumOf } from './statistics.ts';
import { cents } from './wording.ts';

type Rows = readonly UsageRecord[];

const MONTH_HOURS = 30 * 24;
const SMALL_REQUEST_TOKENS = 400;
const HIT_RATE_WANTED = 0.3;
const ERROR_RATE_ALLOWED = 0.02;

const tokensOf = (rows: Rows) => sumOf(rows, 'input_tokens') + sumOf(rows, 'output_tokens');

/** What was seen in the hours of some rows, in a month of 30 days. */
export const perMonth = (amount: number, rows: Rows): number => (amount * MONTH_HOURS) / hoursOf(rows);

interface Saving {
  readonly service: string;
  readonly rule: 'route_small_requests' | 'raise_cache_hits' | 'cut_failed_requests';
  /** USD a month of 30 days, to the cent. */
  readonly monthly: number;
}

/** What the rules take off the cost of a service on a model, one after the other. */
function savedOn(group: Rows, rows: Rows, cheapestToken: number): Saving[] {
  const [cost, tokens, requests] = [sumOf(group, 'cost_usd'), tokensOf(group), sumOf(group, 'requests')];
  const [hits, errors] = [sumOf(group, 'cache_hits') / requests, sumOf(group, 'errors') / requests];
  const routed = tokens / requests <= SMALL_REQUEST_TOKENS ? Math.min(cost, tokens * cheapestToken) : cost;
  const cached = hits < HIT_RATE_WANTED ? (routed * (1 - HIT_RATE_WANTED)) / (1 - hits) : routed;
  const cured = errors > ERROR_RATE_ALLOWED ? cached * (1 - errors + ERROR_RATE_ALLOWED) : cached;
  const saving = (rule: Saving['rule'], amount: number): Saving => ({ service: group[0]?.service ?? '', rule, monthly: cents(perMonth(amount, rows)) });
  return [
    saving('route_small_requests', cost - routed),
    saving('raise_cache_hits', routed - cached),
    saving('cut_failed_requests', cached - cured),
  ].filter((one) => one.monthly > 0);
}

/**
 * What could be saved, worked out by the rules of docs/platform.md from the rows a test has uploaded, and from nothing that the platform says.
 * Amounts are USD a month of 30 days, to the cent; the greatest saving comes first.
 * @param priced where prices come from, when only a part of the data is looked at
 */
export function savingsOf(rows: Rows, priced: Rows = rows) {
  const prices = groupsOf(priced, (row) => `${row.provider} ${row.model}`).map((group) => sumOf(group, 'cost_usd') / tokensOf(group));
  const savings = groupsOf(rows, (row) => `${row.service} ${row.provider} ${row.model}`)
    .flatMap((group) => savedOn(group, rows, Math.min(...prices)))
    .sort((a, b) => b.monthly - a.monthly);
  const monthlyCost = perMonth(sumOf(rows, 'cost_usd'), rows);
  const saved = cents(savings.reduce((sum, one) => sum + one.monthly, 0));
  return { savings, total: saved, monthlyCost: cents(monthlyCost), percentage: cents((saved / monthlyCost) * 100) };
}
