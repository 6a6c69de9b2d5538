import type { UsageRecord } from '#fixtures';

/**
 * What follows from usage data, worked out by the rules of docs/platform.md from the rows a test has uploaded, and from nothing that the platform
 * says. Money is added up in millionths of a dollar, as whole numbers; amounts are USD.
 */
type Rows = readonly UsageRecord[];

const MONTH_HOURS = 30 * 24;
const SMALL_REQUEST_TOKENS = 400;
const HIT_RATE_WANTED = 0.3;
const ERROR_RATE_ALLOWED = 0.02;

const add = (rows: Rows, of: (row: UsageRecord) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const costOf = (rows: Rows) => add(rows, (row) => Math.round(row.cost_usd * 1e6)) / 1e6;
const tokensOf = (rows: Rows) => add(rows, (row) => row.input_tokens + row.output_tokens);
const hoursOf = (rows: Rows) => new Set(rows.map((row) => row.timestamp)).size;
const cents = (usd: number) => Math.round(usd * 100) / 100;
const groups = (rows: Rows, key: (row: UsageRecord) => string) => [...new Set(rows.map(key))].map((name) => rows.filter((row) => key(row) === name));

/** As an answer writes them: `$1,234.50`, `12,345`. */
export const usd = (amount: number): string => `$${amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
export const count = (amount: number): string => String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ',');

export const ofService = (rows: Rows, service: string): UsageRecord[] => rows.filter((row) => row.service === service);

export function totalsOf(rows: Rows) {
  return {
    requests: add(rows, (row) => row.requests), cost: cents(costOf(rows)), errors: add(rows, (row) => row.errors), hits: add(rows, (row) => row.cache_hits), hours: hoursOf(rows),
  };
}

/** Cost and requests of each service, the costliest first. */
export function servicesOf(rows: Rows) {
  return groups(rows, (row) => row.service)
    .map((group) => ({ service: group[0]?.service ?? '', ...totalsOf(group) }))
    .sort((a, b) => b.cost - a.cost);
}

/** Nearest rank over the hourly latencies of rows that served requests; milliseconds. */
export function latencyOf(rows: Rows) {
  const sorted = rows.filter((row) => row.requests > 0).map((row) => row.latency_ms).sort((a, b) => a - b);
  const rank = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
  return { p50: rank(50), p95: rank(95), p99: rank(99), max: rank(100), mean: Math.round((sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length) * 100) / 100 };
}

export interface Saving {
  readonly service: string;
  readonly rule: 'route_small_requests' | 'raise_cache_hits' | 'cut_failed_requests';
  /** USD a month of 30 days, to the cent. */
  readonly monthly: number;
}

/**
 * What could be saved: what a group of rows costs is followed through the three rules, and what each takes off is its saving.
 * @param priced where prices come from, when only a part of the data is looked at
 */
export function savingsOf(rows: Rows, priced: Rows = rows) {
  const perMonth = MONTH_HOURS / hoursOf(rows);
  const cheapest = Math.min(...groups(priced, (row) => `${row.provider} ${row.model}`).map((group) => costOf(group) / tokensOf(group)));
  const savings = groups(rows, (row) => `${row.service} ${row.provider} ${row.model}`).flatMap((group): Saving[] => {
    const [cost, tokens, requests] = [costOf(group), tokensOf(group), add(group, (row) => row.requests)];
    const [hits, errors] = [add(group, (row) => row.cache_hits) / requests, add(group, (row) => row.errors) / requests];
    const routed = tokens / requests <= SMALL_REQUEST_TOKENS ? Math.min(cost, tokens * cheapest) : cost;
    const cached = hits < HIT_RATE_WANTED ? (routed * (1 - HIT_RATE_WANTED)) / (1 - hits) : routed;
    const cured = errors > ERROR_RATE_ALLOWED ? cached * (1 - errors + ERROR_RATE_ALLOWED) : cached;
    const saving = (rule: Saving['rule'], amount: number): Saving => ({ service: group[0]?.service ?? '', rule, monthly: cents(amount * perMonth) });
    return [saving('route_small_requests', cost - routed), saving('raise_cache_hits', routed - cached), saving('cut_failed_requests', cached - cured)].filter(({ monthly }) => monthly > 0);
  });
  const monthlyCost = costOf(rows) * perMonth;
  const total = cents(savings.reduce((sum, { monthly }) => sum + monthly, 0));
  return { savings: savings.sort((a, b) => b.monthly - a.monthly), total, monthlyCost: cents(monthlyCost), percentage: cents((total / monthlyCost) * 100) };
}
