import { supplierResearchOutput } from '../../tools/supplier-research.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const changeOfWrongSign: Fault = {
  id: 'agents/change-of-wrong-sign',
  sentence: 'Suppliers that cost more are told to cost less, and the other way round.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks \| \$[\d,.]+ \| \$[\d,.]+ (more|less) than today/ }, { by: 'toMatchObject', says: /"change_usd"/ }],
  decorate: onToolResult('supplier_research', supplierResearchOutput, (found) => ({ ...found, offers: found.offers.map((offer) => ({ ...offer, change_usd: -offer.change_usd })) })),
};
