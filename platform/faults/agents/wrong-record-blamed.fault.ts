import { validateRecordsOutput } from '../../tools/validate-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const wrongRecordBlamed: Fault = {
  id: 'agents/wrong-record-blamed',
  sentence: 'The row that is named is the one before the record that breaks the rule.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"row"/ }, { by: 'E_QUALITY', says: /it does not say - Row/ }],
  decorate: onToolResult('validate_records', validateRecordsOutput, (found) => ({ ...found, rejections: found.rejections.map((one) => ({ ...one, row: one.row - 1 })) })),
};
