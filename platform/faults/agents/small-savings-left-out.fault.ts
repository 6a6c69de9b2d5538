import { costAnalyzerOutput } from '../../tools/cost-analyzer.tool.ts';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

/** Dollars a month. */
const SMALL = 100;

export const smallSavingsLeftOut: Fault = {
  id: 'agents/small-savings-left-out',
  sentence: 'What saves less than a hundred dollars a month is not recommended, and counts in the total all the same.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /- +"monthly"/ }, { by: 'toMatchObject', says: /- +"expected_monthly_savings"/ }],
  decorate: onTools(async (execute, ...call) => {
    const result = await execute(...call);
    const { data } = costAnalyzerOutput.safeParse(result);
    return data ? { ...data, recommendations: data.recommendations.filter((one) => one.expected_monthly_savings >= SMALL) } : result;
  }),
};
