import type { UsageRecord } from '#fixtures';
import { hourAt, rowsOf } from './rows.ts';

/** A record that breaks exactly one rule: the third of five, or one put behind the third. */
interface BadRecord {
  readonly rule: string;
  readonly stage: 'integrity' | 'consistency';
  readonly bad: Partial<UsageRecord>;
}

/** Five plain hours. */
export const GOOD = rowsOf([{}, {}, {}, {}, {}]);
/** Row of the bad record, counted from 1 in the order of time. */
export const BAD_ROW = 3;
export const FUTURE = '2999-01-01T00:00:00Z';

export const BAD_RECORDS: readonly BadRecord[] = [
  { rule: 'on_the_hour', stage: 'integrity', bad: { timestamp: '2026-03-02T02:17:00Z' } },
  { rule: 'one_record_per_hour', stage: 'integrity', bad: { timestamp: hourAt(1) } },
  { rule: 'idle_hour_costs_nothing', stage: 'consistency', bad: { requests: 0, cache_hits: 0 } },
  { rule: 'answers_have_tokens', stage: 'consistency', bad: { input_tokens: 0, output_tokens: 0 } },
  { rule: 'answers_take_time', stage: 'consistency', bad: { latency_ms: 0 } },
];

/** Five hours of which the third is not as it should be. */
export const withBad = (bad: Partial<UsageRecord>): UsageRecord[] => GOOD.map((row, index) => (index === BAD_ROW - 1 ? { ...row, ...bad } : row));
