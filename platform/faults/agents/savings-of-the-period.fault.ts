import type { z } from 'zod';
import { costAnalyzerOutput } from '../../tools/cost-analyzer.tool.ts';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const MONTH_HOURS = 720;
const scaled = (amount: number, { period: { hours } }: z.output<typeof costAnalyzerOutput>) => Math.round((amount * hours * 100) / MONTH_HOURS) / 100;

export const savingsOfThePeriod: Fault = {
  id: 'agents/savings-of-the-period',
  sentence: 'Savings are told as those of a month and are those of the hours the data cover.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /"monthly"/ }, { by: 'toMatchObject', says: /"monthly_amount"/ }],
  decorate: onTools(async (execute, ...call) => {
    const result = await execute(...call);
    const { data } = costAnalyzerOutput.safeParse(result);
    if (!data) return result;
    const recommendations = data.recommendations.map((one) => ({ ...one, expected_monthly_savings: scaled(one.expected_monthly_savings, data) }));
    return { ...data, recommendations, cost_savings: { ...data.cost_savings, monthly_amount: scaled(data.cost_savings.monthly_amount, data) } };
  }),
};
