import { supplierResearchOutput } from '../../tools/supplier-research.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const supplierLeftOut: Fault = {
  id: 'agents/supplier-left-out',
  sentence: 'A research overlooks the supplier at the end of its list.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks \| / }, { by: 'E_QUALITY', says: /it does not say/ }, { by: 'toMatchObject', says: /"offers"/ }],
  decorate: onToolResult('supplier_research', supplierResearchOutput, (found) => ({ ...found, offers: found.offers.slice(0, -1) })),
};
