import { validateRecordsOutput } from '../../tools/validate-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const confidenceAlwaysFull: Fault = {
  id: 'agents/confidence-always-full',
  sentence: 'A validation is fully confident of data it has rejected.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"confidence"/ }],
  decorate: onToolResult('validate_records', validateRecordsOutput, (found) => ({ ...found, confidence: 1 })),
};
