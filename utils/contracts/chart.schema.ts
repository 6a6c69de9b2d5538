import { z } from 'zod';

const channel = z.strictObject({ field: z.string().min(1), type: z.enum(['nominal', 'temporal', 'quantitative']), title: z.string().min(1) });

/** A chart in the words of Vega-Lite 5, as far as it is used here: bars by name, or a line over days, with its data inside. */
export const chartSpec = z.strictObject({
  $schema: z.literal('https://vega.github.io/schema/vega-lite/v5.json'),
  title: z.string().min(1),
  mark: z.enum(['bar', 'line']),
  data: z.strictObject({ values: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).min(1) }),
  encoding: z.strictObject({ x: channel, y: channel }),
}).refine(({ data, encoding: { x, y } }) => data.values.every((row) => x.field in row && typeof row[y.field] === 'number'), { error: 'every row must have a value on both axes' });
export type ChartSpec = z.infer<typeof chartSpec>;

/** How an answer marks a chart: a fenced block of this language. */
export const CHART_LANGUAGE = 'vega-lite';
