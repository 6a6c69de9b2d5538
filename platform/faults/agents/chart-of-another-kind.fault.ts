import { chartSpec } from '#contracts/chart.schema';
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const withChart = z.looseObject({ chart: chartSpec });

export const chartOfAnotherKind: Fault = {
  id: 'agents/chart-of-another-kind',
  sentence: 'Names that have no order are joined by a line.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"mark": "line"/ }],
  decorate: onTools(async (execute, ...call) => {
    const found = await execute(...call);
    const { data } = withChart.safeParse(found);
    return data ? { ...data, chart: { ...data.chart, mark: 'line' } } : found;
  }),
};
