import type { UsageRecord } from '#contracts/tool.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';
import { cents, groupBy, rawTotals, sum } from './figures.ts';
import { period, select, selectionInput } from './selection.ts';

export const performancePredictorOutput = z.object({
  dataset_id: z.string(),
  period,
  method: z.string(),
  days_observed: z.number(),
  horizon_days: z.number(),
  predicted_requests: z.number().nullable(),
  predicted_cost_usd: z.number().nullable(),
  note: z.string().nullable(),
});
export type Prediction = z.infer<typeof performancePredictorOutput>;

const WEEK = 7;

/** Day `n` (from 1) after the data: the same weekday of the last week, grown by the change from the week before it, once more each week. */
function forecast(daily: readonly number[], days: number): number[] {
  const lastWeek = daily.slice(-WEEK);
  const before = daily.slice(-2 * WEEK, -WEEK);
  const growth = before.length === WEEK && sum(before) > 0 ? sum(lastWeek) / sum(before) - 1 : 0;
  return Array.from({ length: days }, (_, index) =>
    Math.max(0, (lastWeek[index % WEEK] ?? 0) * (1 + growth * (Math.floor(index / WEEK) + 1))),
  );
}

const wholeDays = (records: readonly UsageRecord[]) =>
  groupBy(records, (record) => record.timestamp.slice(0, 10)).filter(
    (day) => new Set(day.map((record) => record.timestamp.slice(0, 13))).size === 24,
  );

/** Repeats the last week with the growth seen from week to week; whole days only, and nothing from less than a week of them. */
export const performancePredictor = defineTool({
  name: 'performance_predictor',
  description: 'Requests and cost of the coming days, from the last weeks.',
  category: 'advanced_optimization',
  plan: 'enterprise',
  input: z.strictObject({ ...selectionInput.shape, horizon_days: z.int().min(1).max(90).default(30) }),
  output: performancePredictorOutput,
  run(input, context) {
    const { dataset, records, period } = select(context, input);
    const days = wholeDays(records).map(rawTotals);
    const facts = {
      dataset_id: dataset.id,
      period,
      method: 'last week repeated with week-over-week growth',
      days_observed: days.length,
      horizon_days: input.horizon_days,
    };
    if (days.length < WEEK)
      return { ...facts, predicted_requests: null, predicted_cost_usd: null, note: `A forecast needs at least ${WEEK} whole days.` };
    return {
      ...facts,
      predicted_requests: Math.round(
        sum(
          forecast(
            days.map((day) => day.requests),
            input.horizon_days,
          ),
        ),
      ),
      predicted_cost_usd: cents(
        sum(
          forecast(
            days.map((day) => day.cost_usd),
            input.horizon_days,
          ),
        ),
      ),
      note: days.length < 2 * WEEK ? 'Growth is unknown from less than two weeks; none is assumed.' : null,
    };
  },
});
