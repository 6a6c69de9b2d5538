import { openObject } from '#contracts/primitives.schema';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const savingsCountedTwice: Fault = {
  id: 'agents/savings-counted-twice',
  sentence: 'What could be saved is told as twice as much.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /monthly_amount/ }],
  decorate: onTools(async (plain, name, ...rest) => {
    const result = await plain(name, ...rest);
    const savings = openObject.safeParse(result['cost_savings']).data;
    return savings ? { ...result, cost_savings: { ...savings, monthly_amount: 2 * Number(savings['monthly_amount']) } } : result;
  }),
};
