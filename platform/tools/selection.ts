import type { Dataset, UsageRecord } from '#contracts/tool.schema';
import { id } from '#contracts/primitives.schema';
import { z } from 'zod';
import { Failure } from '../problem.ts';
import type { ToolContext } from './ports.ts';

/** What most tools work on: a data set (the user's newest upload, else the shipped one), narrowed by service and time. */
export const selectionInput = z.strictObject({
  dataset_id: id.optional().describe('Data set; the newest upload, else the shipped one, when absent.'),
  service: z.string().min(1).max(200).optional().describe('Only this service.'),
  from: z.iso.datetime().optional().describe('Only hours from here on.'),
  to: z.iso.datetime().optional().describe('Only hours up to here, inclusive.'),
});
type SelectionInput = z.infer<typeof selectionInput>;

/** First and last hour of what was looked at, and how many hours lie between them, both included. */
export const period = z.object({ from: z.string().nullable(), to: z.string().nullable(), hours: z.number() });

export interface Selection {
  readonly dataset: Dataset;
  readonly records: readonly UsageRecord[];
  readonly period: z.infer<typeof period>;
}

/** @throws Failure NOT_FOUND for the data set, VALIDATION_ERROR for a service it does not have */
export function select({ services, userId }: ToolContext, input: SelectionInput): Selection {
  const dataset = input.dataset_id === undefined ? services.datasets.current(userId) : services.datasets.get(userId, input.dataset_id);
  const all = services.datasets.records(userId, dataset.id);
  const known = [...new Set(all.map((record) => record.service))];
  if (input.service !== undefined && !known.includes(input.service)) {
    const message = `is not in the data set (known: ${known.join(', ') || 'none'})`;
    throw new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'service', message }] });
  }
  const from = input.from === undefined ? -Infinity : Date.parse(input.from);
  const to = input.to === undefined ? Infinity : Date.parse(input.to);
  const within = (at: number) => at >= from && at <= to;
  const timed = input.from === undefined && input.to === undefined ? all : all.filter((record) => within(Date.parse(record.timestamp)));
  const records = input.service === undefined ? timed : timed.filter((record) => record.service === input.service);
  return { dataset, records, period: periodOf(records) };
}

const HOUR_MS = 3_600_000;
function periodOf(records: readonly UsageRecord[]): Selection['period'] {
  const from = records[0]?.timestamp ?? null;
  const to = records.at(-1)?.timestamp ?? null;
  return { from, to, hours: from && to ? Math.floor((Date.parse(to) - Date.parse(from)) / HOUR_MS) + 1 : 0 };
}
