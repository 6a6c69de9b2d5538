import type { UsageRecord } from '#contracts/tool.schema';
import { usageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { createRandom } from '../data/random.ts';
import { Failure } from '../problem.ts';
import { defineTool } from './define-tool.ts';
import { select, selectionInput } from './selection.ts';

export const syntheticDataOutput = z.object({
  dataset_id: z.string(),
  generation_method: z.string(),
  seed: z.number(),
  rows: z.number(),
  records: z.array(usageRecord),
});
export type SyntheticData = z.infer<typeof syntheticDataOutput>;

const SPREAD = 0.1;

/** Another record like the one given: every count and amount moved together by up to ten percent, so that prices and rates stay plausible. */
function resemble(record: UsageRecord, factor: number): UsageRecord {
  const scaled = (count: number) => Math.round(count * factor);
  return {
    ...record,
    requests: scaled(record.requests),
    input_tokens: scaled(record.input_tokens),
    output_tokens: scaled(record.output_tokens),
    cost_usd: Math.round(record.cost_usd * factor * 1e6) / 1e6,
    latency_ms: scaled(record.latency_ms),
    errors: scaled(record.errors),
    cache_hits: scaled(record.cache_hits),
  };
}

/** Draws records of the data set at random and varies them; the same seed gives the same rows. */
export const generateSyntheticData = defineTool({
  name: 'generate_synthetic_data',
  description: 'Made-up usage records that resemble the data set; the same seed gives the same rows.',
  category: 'data_management',
  plan: 'pro',
  input: z.strictObject({
    ...selectionInput.shape,
    rows: z.int().min(1).max(100).default(10),
    seed: z.int().min(0).max(4_294_967_295).default(1),
  }),
  output: syntheticDataOutput,
  run({ rows, seed, ...selection }, context) {
    const { dataset, records } = select(context, selection);
    const random = createRandom(seed);
    const drawn = Array.from({ length: rows }, () => {
      const record = records[Math.floor(random() * records.length)];
      if (!record) throw new Failure('TOOL_FAILED', 'The data set has no records to resemble.');
      return resemble(record, 1 - SPREAD + 2 * SPREAD * random());
    });
    return { dataset_id: dataset.id, generation_method: 'resampling with a common factor of 0.9 to 1.1', seed, rows, records: drawn };
  },
});
