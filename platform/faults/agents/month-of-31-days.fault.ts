import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

const costAnalysis = z.looseObject({
  monthly_cost_usd: z.number(),
  recommendations: z.array(z.looseObject({ expected_monthly_savings: z.number() })),
  cost_savings: z.looseObject({ monthly_amount: z.number() }),
});

export const monthOf31Days: Fault = {
  id: 'agents/month-of-31-days',
  sentence: 'Amounts a month are those of 31 days where 30 were agreed.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /monthly/ }, { by: 'toEqual', says: /^[-+] +"?(?:monthly_amount|expected_monthly|\d+\.?\d*,)/m }, { by: 'E_QUALITY', says: /it does not say (?:that is |Together )?\$/ }],
  decorate: onTools(async (execute, ...call) => {
    const found = await execute(...call);
    const { data } = costAnalysis.safeParse(found);
    if (!data) return found;
    const longer = (amount: number) => Math.round(amount * 100 * (31 / 30)) / 100;
    return {
      ...data,
      monthly_cost_usd: longer(data.monthly_cost_usd),
      recommendations: data.recommendations.map((one) => ({ ...one, expected_monthly_savings: longer(one.expected_monthly_savings) })),
      cost_savings: { ...data.cost_savings, monthly_amount: longer(data.cost_savings.monthly_amount) },
    };
  }),
};
