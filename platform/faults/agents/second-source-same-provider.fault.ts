import { supplierResearchOutput } from '../../tools/supplier-research.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const secondSourceSameProvider: Fault = {
  id: 'agents/second-source-same-provider',
  sentence: 'The second source of a strategy is of the same provider as the first.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks 2\. Keep/ }],
  decorate: onToolResult('supplier_research', supplierResearchOutput, (found) => ({ ...found, strategy: found.strategy && { ...found.strategy, second: found.offers[1] ?? null } })),
};
