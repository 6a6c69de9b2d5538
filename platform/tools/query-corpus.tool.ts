import { usageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { totals, totalsOf } from './figures.ts';
import { select, selectionInput } from './selection.ts';

export const queryCorpusOutput = z.object({ dataset_id: z.string(), matched: z.number(), totals, records: z.array(usageRecord) });
export type CorpusAnswer = z.infer<typeof queryCorpusOutput>;

/** Looks records up: filters, the sums over all matches, and the first of them. */
export const queryCorpus = defineTool({
  name: 'query_corpus',
  description: 'Usage records by service, provider, model and time, with their sums.',
  category: 'analytics',
  plan: 'pro',
  input: z.strictObject({
    ...selectionInput.shape,
    provider: z.string().min(1).max(200).optional(),
    model: z.string().min(1).max(200).optional(),
    limit: z.int().min(1).max(50).default(10),
  }),
  output: queryCorpusOutput,
  run({ provider, model, limit, ...selection }, context) {
    const { dataset, records } = select(context, selection);
    const matches = records.filter(
      (record) => (provider === undefined || record.provider === provider) && (model === undefined || record.model === model),
    );
    return { dataset_id: dataset.id, matched: matches.length, totals: totalsOf(matches), records: matches.slice(0, limit) };
  },
});
