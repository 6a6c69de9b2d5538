import type { UsageRecord } from '#fixtures';

/** An hour without anything remarkable. Its fields are the columns of a file, in this order. */
const PLAIN: UsageRecord = {
  timestamp: '', service: 'search', provider: 'acme', model: 'large', requests: 100, input_tokens: 90_000, output_tokens: 30_000,
  cost_usd: 1.5, latency_ms: 200, errors: 0, cache_hits: 50,
};
/** An hour of small requests, none of which is answered from a cache. */
const UNCACHED: Partial<UsageRecord> = { input_tokens: 1000, output_tokens: 500, latency_ms: 100, cache_hits: 0 };

/** Hours since the beginning of 2026-03-02, a Monday, as the platform writes times. */
export const hourAt = (hours: number): string => new Date(Date.UTC(2026, 2, 2, hours)).toISOString().replace('.000Z', 'Z');

/** Hour after hour, each plain but for what is said of it. */
export const rowsOf = (changes: readonly Partial<UsageRecord>[]): UsageRecord[] =>
  changes.map((change, hour) => ({ ...PLAIN, timestamp: hourAt(hour), ...change }));

/** The same for a service of small requests without a cache, from 2026-03-01 on. */
export const uncachedRowsOf = (changes: readonly Partial<UsageRecord>[]): UsageRecord[] =>
  rowsOf(changes.map((change, hour) => ({ ...UNCACHED, timestamp: hourAt(hour - 24), ...change })));

/** Three hours of one service: less than a week, which triage calls partial. */
export const THREE_HOURS: readonly UsageRecord[] = uncachedRowsOf([
  { service: 'doc-search', requests: 10, cost_usd: 1.5 },
  { service: 'doc-search', requests: 30, cost_usd: 2.25 },
  { service: 'doc-search', requests: 60, cost_usd: 6.25 },
]);

/** A week and an hour of one service, enough for a full analysis. `cost` of each hour in USD; each hour is slower than the one before. */
export const weekOf = (service: string, cost: (hour: number) => number): UsageRecord[] =>
  uncachedRowsOf(Array.from({ length: 169 }, (_, hour) => ({ service, requests: 10, cost_usd: cost(hour), latency_ms: 100 + hour })));

/** What a user uploads: a CSV with a header, which is all there is of it without rows. */
export const fileOf = (rows: readonly UsageRecord[], name = 'march.csv') => ({
  name,
  content: [Object.keys(PLAIN), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(',')).join('\n'),
});
