import { supplierResearchOutput } from '../../tools/supplier-research.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const dearestFirst: Fault = {
  id: 'agents/dearest-first',
  sentence: 'Suppliers are listed from the dearest to the cheapest.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /"Prairie Tokens"|"Nordlicht/ }, { by: 'toMatchObject', says: /"sup_prairie"/ }],
  decorate: onToolResult('supplier_research', supplierResearchOutput, (found) => ({ ...found, offers: found.offers.toReversed() })),
};
