import type { Fault } from '../fault.ts';
import { onTotals } from './on-totals.ts';

export const costOffByACent: Fault = {
  id: 'agents/cost-off-by-a-cent',
  sentence: 'A tool’s sum of costs is wrong by a cent.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"cost_usd"/ }],
  decorate: onTotals((totals) => ({ ...totals, cost_usd: totals.cost_usd + 0.01 })),
};
