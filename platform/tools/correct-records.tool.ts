import type { UsageRecord } from '#contracts/tool.schema';
import { id } from '#contracts/primitives.schema';
import { z } from 'zod';
import { USAGE_COLUMNS } from '../data/parse-usage.ts';
import { Failure } from '../problem.ts';
import { defineTool } from './define-tool.ts';
import { hourOf, RULES } from './record-rules.ts';
import { select } from './selection.ts';

export const correctRecordsOutput = z.object({
  source_dataset_id: z.string(),
  dataset_id: z.string(),
  name: z.string(),
  rows_before: z.number(),
  rows: z.number(),
  corrections: z.array(z.object({ row: z.number(), timestamp: z.string(), service: z.string(), model: z.string(), rule: z.string(), action: z.enum(['moved', 'dropped']) })),
});
export type Correction = z.infer<typeof correctRecordsOutput>;

interface Numbered {
  /** In the source, counted from 1. */
  readonly row: number;
  readonly record: UsageRecord;
}
const toTheHour = (record: UsageRecord): UsageRecord => ({ ...record, timestamp: new Date(hourOf(record)).toISOString().replace('.000Z', 'Z') });

const cell = (value: string | number) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
const toCsv = (records: readonly UsageRecord[]) =>
  [USAGE_COLUMNS.join(','), ...records.map((record) => USAGE_COLUMNS.map((column) => cell(record[column])).join(','))].join('\n');

/**
 * Makes a copy of a data set in which no record breaks a rule that can be corrected: a record within an hour is moved to its
 * beginning, any other that breaks a rule is left out, because what it should have been is not known. The source stays as it was.
 */
export const correctRecords = defineTool({
  name: 'correct_records',
  description: 'A corrected copy of a data set, with each correction and the rule it was made for.',
  category: 'data_management',
  plan: 'pro',
  input: z.strictObject({ dataset_id: id.optional() }),
  output: correctRecordsOutput,
  async run(input, context) {
    const { services, userId } = context;
    const { dataset, records } = select(context, input);
    const corrections: Correction['corrections'] = [];
    let left = records.map((record, index): Numbered => ({ row: index + 1, record }));
    for (const rule of RULES) {
      const { name, correction } = rule;
      if (!correction) continue;
      const isBroken = rule.broken(left.map(({ record }) => record), { now: services.clock.now(), policy: {} });
      left = left.flatMap((one, index) => {
        if (!isBroken(one.record, index)) return [one];
        const { timestamp, service, model } = one.record;
        corrections.push({ row: one.row, timestamp, service, model, rule: name, action: correction });
        return correction === 'moved' ? [{ row: one.row, record: toTheHour(one.record) }] : [];
      });
    }
    if (corrections.length === 0) throw new Failure('BAD_REQUEST', 'The data set has nothing that could be corrected.');
    const added = await services.datasets.add(userId, `corrected-${dataset.name}`, Buffer.from(toCsv(left.map(({ record }) => record))));
    return { source_dataset_id: dataset.id, dataset_id: added.id, name: added.name, rows_before: records.length, rows: added.rows, corrections: corrections.sort((a, b) => a.row - b.row) };
  },
});
