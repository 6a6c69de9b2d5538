import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { ratio } from './figures.ts';
import type { RuleContext, Stage } from './record-rules.ts';
import { policy, RULES, STAGES } from './record-rules.ts';
import { select, selectionInput } from './selection.ts';

const stage = z.enum(STAGES);
export const validateRecordsOutput = z.object({
  dataset_id: z.string(),
  checked: z.number(),
  verdict: z.enum(['accepted', 'rejected']),
  /** Share of the records that break no rule of the stages that were reached. */
  confidence: z.number(),
  stages: z.array(
    z.object({
      stage,
      status: z.enum(['passed', 'failed', 'not_reached']),
      rules: z.array(z.object({ rule: z.string(), sentence: z.string(), violations: z.number() })),
    }),
  ),
  rejections: z.array(
    z.object({ row: z.number(), timestamp: z.string(), service: z.string(), provider: z.string(), model: z.string(), stage, rule: z.string(), sentence: z.string() }),
  ),
});
export type Validation = z.infer<typeof validateRecordsOutput>;

const TOLD = 20;

/** Rows, counted from 1 in the order of time, that break the rules of a stage. */
function judge(stage: Stage, records: readonly UsageRecord[], context: RuleContext) {
  return RULES.filter((rule) => rule.stage === stage).map((rule) => {
    const broken = rule.broken(records, context);
    return { rule, rows: records.flatMap((record, index) => (broken(record, index) ? [{ row: index + 1, record }] : [])) };
  });
}

/** Holds records against the rules, stage by stage, and stops after the first stage that fails. The first 20 rejections are listed, all are counted. */
export const validateRecords = defineTool({
  name: 'validate_records',
  description: 'Checks records against named rules in stages: integrity, consistency, and a policy of one’s own.',
  category: 'data_management',
  plan: 'free',
  input: z.strictObject({ ...selectionInput.shape, policy: policy.default({}) }),
  output: validateRecordsOutput,
  run({ policy: wanted, ...selection }, context) {
    const { dataset, records } = select(context, selection);
    const rules: RuleContext = { now: context.services.clock.now(), policy: wanted };
    const rejections: Validation['rejections'] = [];
    const stages = STAGES.map((name): Validation['stages'][number] => {
      if (rejections.length > 0) return { stage: name, status: 'not_reached', rules: [] };
      const found = judge(name, records, rules);
      for (const { rule, rows } of found)
        for (const { row, record: { timestamp, service, provider, model } } of rows)
          rejections.push({ row, timestamp, service, provider, model, stage: name, rule: rule.name, sentence: rule.sentence });
      return {
        stage: name,
        status: rejections.length > 0 ? 'failed' : 'passed',
        rules: found.map(({ rule, rows }) => ({ rule: rule.name, sentence: rule.sentence, violations: rows.length })),
      };
    });
    const bad = new Set(rejections.map(({ row }) => row)).size;
    return {
      dataset_id: dataset.id,
      checked: records.length,
      verdict: bad > 0 ? ('rejected' as const) : ('accepted' as const),
      confidence: ratio(records.length - bad, records.length),
      stages,
      rejections: rejections.sort((a, b) => a.row - b.row).slice(0, TOLD),
    };
  },
});
