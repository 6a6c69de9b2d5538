import type { ChartSpec } from '#contracts/chart.schema';
import { CHART_LANGUAGE, chartSpec } from '#contracts/chart.schema';
import { TouchstoneError } from './errors.ts';
import { readJson } from './clients/frame.parse.ts';

const BLOCKS = new RegExp(`^\`\`\`${CHART_LANGUAGE}\\n([^]*?)\\n\`\`\`$`, 'gm');

/** The charts in an answer, in order. @throws TouchstoneError E_CONTRACT for one that nobody could draw */
export function chartsIn(answer: string): ChartSpec[] {
  return [...answer.matchAll(BLOCKS)].map(([, text = ''], index) => {
    const { data, error } = chartSpec.safeParse(readJson(text));
    if (data) return data;
    throw new TouchstoneError('E_CONTRACT', { expected: 'a chart of Vega-Lite with its data', happened: error?.message ?? 'another shape', where: `block ${index + 1} of the answer` });
  });
}
