import { chartSpec } from '#contracts/chart.schema';
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const withChart = z.looseObject({ chart: chartSpec });

export const chartWithSwappedAxes: Fault = {
  id: 'agents/chart-with-swapped-axes',
  sentence: 'A chart has its names where its numbers belong.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_CONTRACT', says: /every row must have a value on both axes/ }],
  decorate: onTools(async (execute, ...call) => {
    const found = await execute(...call);
    const { data } = withChart.safeParse(found);
    return data ? { ...data, chart: { ...data.chart, encoding: { x: data.chart.encoding.y, y: data.chart.encoding.x } } } : found;
  }),
};
