import type { UsageRecord } from '#fixtures';
import { cents } from './wording.ts';

type Rows = readonly UsageRecord[];
type Summed = 'requests' | 'input_tokens' | 'output_tokens' | 'cost_usd' | 'errors' | 'cache_hits';
const HOUR_MS = 3_600_000;

/** The sum of one column. Money is added up in millionths of a dollar, as whole numbers, so that it is exact. */
export function sumOf(rows: Rows, field: Summed): number {
  const scale = field === 'cost_usd' ? 1e6 : 1;
  return rows.reduce((sum, row) => sum + Math.round(row[field] * scale), 0) / scale;
}

/** Hours from the first row to the last, both counted. */
export function hoursOf(rows: Rows): number {
  const times = rows.map(({ timestamp }) => Date.parse(timestamp));
  return (Math.max(...times) - Math.min(...times)) / HOUR_MS + 1;
}

/** Cost in USD to the cent. */
export const totalsOf = (rows: Rows) => ({
  requests: sumOf(rows, 'requests'),
  cost: cents(sumOf(rows, 'cost_usd')),
  errors: sumOf(rows, 'errors'),
  hits: sumOf(rows, 'cache_hits'),
  hours: hoursOf(rows),
});

/** Rows by what `key` says of them, in order of first appearance. */
export const groupsOf = (rows: Rows, key: (row: UsageRecord) => string): UsageRecord[][] =>
  [...new Set(rows.map(key))].map((name) => rows.filter((row) => key(row) === name));

export const ofService = (rows: Rows, service: string): UsageRecord[] => rows.filter((row) => row.service === service);

const figuresByService = <T extends object>(rows: Rows, figures: (group: Rows) => T) =>
  groupsOf(rows, (row) => row.service).map((group) => ({ service: group[0]?.service ?? '', ...figures(group) }));

/** Totals of each service, the costliest first. */
export const servicesOf = (rows: Rows) => figuresByService(rows, totalsOf).sort((a, b) => b.cost - a.cost);

/** Nearest rank over the hourly latencies of rows that served requests; milliseconds. */
export function latencyOf(rows: Rows) {
  const sorted = rows.filter((row) => row.requests > 0).map((row) => row.latency_ms).sort((a, b) => a - b);
  const rank = (percent: number) => sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
  return { p50: rank(50), p95: rank(95), p99: rank(99), max: rank(100), mean: cents(sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length) };
}

/** Latencies of each service, the slowest by its 95th percentile first. */
export const slownessOf = (rows: Rows) => figuresByService(rows, latencyOf).sort((a, b) => b.p95 - a.p95);
