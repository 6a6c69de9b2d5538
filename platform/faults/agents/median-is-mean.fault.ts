import { supplierResearchOutput } from '../../tools/supplier-research.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const medianIsMean: Fault = {
  id: 'agents/median-is-mean',
  sentence: 'What is told as the median of a market is its mean.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks \d+ offer\(s\)/ }, { by: 'toMatchObject', says: /"median_usd"/ }],
  decorate: onToolResult('supplier_research', supplierResearchOutput, (found) => ({
    ...found,
    market: found.market && { ...found.market, median_usd: found.offers.reduce((sum, offer) => sum + offer.monthly_cost_usd, 0) / found.offers.length },
  })),
};
