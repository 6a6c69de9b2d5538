import type { UsageRecord } from '#fixtures';

/** An hour without anything remarkable. */
const PLAIN: UsageRecord = {
  timestamp: '', service: 'search', provider: 'acme', model: 'large', requests: 100, input_tokens: 90_000, output_tokens: 30_000, cost_usd: 1.5, latency_ms: 200,
  errors: 0, cache_hits: 50,
};

/** Hours since the beginning of 2026-03-02, a Monday, as the platform writes times. */
export const hourAt = (hours: number): string => new Date(Date.UTC(2026, 2, 2, hours)).toISOString().replace('.000Z', 'Z');

/** Hour after hour, each plain but for what is said of it. */
export const rowsOf = (changes: readonly Partial<UsageRecord>[]): UsageRecord[] => changes.map((change, hour) => ({ ...PLAIN, timestamp: hourAt(hour), ...change }));

/** The file a user uploads. */
export const csvOf = (rows: readonly UsageRecord[]): string => [Object.keys(PLAIN).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');

export const total = (rows: readonly UsageRecord[], field: 'requests' | 'input_tokens' | 'output_tokens' | 'cost_usd' | 'errors' | 'cache_hits'): number =>
  rows.reduce((sum, row) => sum + row[field], 0);

export const cents = (amount: number): number => Number(amount.toFixed(2));
/** As answers write money. */
export const usd = (amount: number): string => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
