import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { byServiceAndModel } from './figures.ts';

/** From what a record is to what one wants of it; a stage is looked at only when the one before it has passed. */
export const STAGES = ['integrity', 'consistency', 'policy'] as const;
export type Stage = (typeof STAGES)[number];

/** What the caller will have, besides what makes sense at all. */
export const policy = z.strictObject({
  max_hourly_cost_usd: z.number().nonnegative().optional(),
  max_error_rate: z.number().min(0).max(1).optional(),
  allowed_providers: z.array(z.string().min(1)).optional(),
});
export type Policy = z.infer<typeof policy>;

export interface RecordRule {
  readonly name: string;
  readonly stage: Stage;
  readonly sentence: string;
  /** How the correction of a record that breaks it is told; undefined: nobody but its owner can tell what is right. */
  readonly correction?: 'moved' | 'dropped';
  /** Prepared once for all records. */
  broken(records: readonly UsageRecord[], context: RuleContext): (record: UsageRecord, row: number) => boolean;
}
export interface RuleContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly policy: Policy;
}

export const HOUR_MS = 3_600_000;
export const hourOf = (record: UsageRecord): number => Math.floor(Date.parse(record.timestamp) / HOUR_MS) * HOUR_MS;
const keyOf = (record: UsageRecord) => `${hourOf(record)} ${byServiceAndModel(record)}`;

export const RULES: readonly RecordRule[] = [
  {
    name: 'on_the_hour',
    stage: 'integrity',
    sentence: 'A record is about a whole hour.',
    correction: 'moved',
    broken: () => (record) => Date.parse(record.timestamp) !== hourOf(record),
  },
  {
    name: 'not_in_the_future',
    stage: 'integrity',
    sentence: 'A record is about an hour that has begun.',
    correction: 'dropped',
    broken: (_, { now }) => (record) => Date.parse(record.timestamp) > now,
  },
  {
    name: 'one_record_per_hour',
    stage: 'integrity',
    sentence: 'An hour of a service and a model has one record.',
    correction: 'dropped',
    broken(records) {
      const first = new Map<string, number>();
      for (const [row, record] of records.entries()) if (!first.has(keyOf(record))) first.set(keyOf(record), row);
      return (record, row) => first.get(keyOf(record)) !== row;
    },
  },
  {
    name: 'idle_hour_costs_nothing',
    stage: 'consistency',
    sentence: 'An hour without requests has no tokens and no cost.',
    correction: 'dropped',
    broken: () => (record) => record.requests === 0 && record.cost_usd + record.input_tokens + record.output_tokens > 0,
  },
  {
    name: 'answers_have_tokens',
    stage: 'consistency',
    sentence: 'Requests that succeeded have tokens.',
    correction: 'dropped',
    broken: () => (record) => record.requests > record.errors && record.input_tokens + record.output_tokens === 0,
  },
  {
    name: 'answers_take_time',
    stage: 'consistency',
    sentence: 'Requests have a latency.',
    correction: 'dropped',
    broken: () => (record) => record.requests > 0 && record.latency_ms === 0,
  },
  {
    name: 'hourly_cost_within_policy',
    stage: 'policy',
    sentence: 'No record costs more than the policy allows.',
    broken: (_, { policy: { max_hourly_cost_usd: most = Infinity } }) => (record) => record.cost_usd > most,
  },
  {
    name: 'error_rate_within_policy',
    stage: 'policy',
    sentence: 'No record has a higher error rate than the policy allows.',
    broken: (_, { policy: { max_error_rate: most = 1 } }) => (record) => record.errors > most * record.requests,
  },
  {
    name: 'provider_allowed',
    stage: 'policy',
    sentence: 'Every record is of a provider that the policy allows.',
    broken: (_, { policy: { allowed_providers: allowed } }) => (record) => allowed !== undefined && !allowed.includes(record.provider),
  },
];
