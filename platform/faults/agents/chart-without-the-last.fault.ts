import { chartSpec } from '#contracts/chart.schema';
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const withChart = z.looseObject({ chart: chartSpec });

export const chartWithoutTheLast: Fault = {
  id: 'agents/chart-without-the-last',
  sentence: 'A chart lacks the last of its values.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /-.*"(?:service|day)"|- +Object|"talk"/ }],
  decorate: onTools(async (execute, ...call) => {
    const found = await execute(...call);
    const { data } = withChart.safeParse(found);
    return data ? { ...data, chart: { ...data.chart, data: { values: data.chart.data.values.slice(0, -1) } } } : found;
  }),
};
