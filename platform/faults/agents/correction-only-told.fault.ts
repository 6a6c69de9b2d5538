import { correctRecordsOutput } from '../../tools/correct-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const correctionOnlyTold: Fault = {
  id: 'agents/correction-only-told',
  sentence: 'Corrections are told, and the data they lead to are the uncorrected ones.',
  parts: ['tools.execute'],
  noticedBy: [
    { by: 'E_JOURNEY', says: /there were 4 calls, not 5|there is no .*validate_records/ },
    { by: 'E_JOURNEY', says: /the agents were supervisor → validation\s/ },
  ],
  decorate: onToolResult('correct_records', correctRecordsOutput, (made) => ({ ...made, dataset_id: made.source_dataset_id })),
};
