import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';

/** Sums over records. Money in USD to the cent, computed from unrounded values. */
export const totals = z.object({
  requests: z.number(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  cost_usd: z.number(),
  errors: z.number(),
  cache_hits: z.number(),
});
export type Totals = z.infer<typeof totals>;

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
export const cents = (value: number): number => round(value, 2);
/** A quotient to four digits; 0 when there is nothing to divide by. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole, 4));
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Sums, the cost not rounded yet. */
export function rawTotals(records: readonly UsageRecord[]): Totals {
  const all = { requests: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0, errors: 0, cache_hits: 0 };
  for (const record of records) {
    all.requests += record.requests;
    all.input_tokens += record.input_tokens;
    all.output_tokens += record.output_tokens;
    all.cost_usd += record.cost_usd;
    all.errors += record.errors;
    all.cache_hits += record.cache_hits;
  }
  return all;
}
export function totalsOf(records: readonly UsageRecord[]): Totals {
  const raw = rawTotals(records);
  return { ...raw, cost_usd: cents(raw.cost_usd) };
}

/** Groups in order of first appearance. */
export function groupBy(records: readonly UsageRecord[], key: (record: UsageRecord) => string): UsageRecord[][] {
  const groups = new Map<string, UsageRecord[]>();
  for (const record of records) {
    const name = key(record);
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return [...groups.values()];
}
export const byService = (record: UsageRecord): string => record.service;
export const byModel = (record: UsageRecord): string => `${record.provider}/${record.model}`;
export const byServiceAndModel = (record: UsageRecord): string => `${record.service} ${byModel(record)}`;

/** Nearest-rank percentile: the smallest value that at least `percent` of all values do not exceed; null without values. */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
