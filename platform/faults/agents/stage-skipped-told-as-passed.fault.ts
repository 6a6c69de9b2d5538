import { validateRecordsOutput } from '../../tools/validate-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const stageSkippedToldAsPassed: Fault = {
  id: 'agents/stage-skipped-told-as-passed',
  sentence: 'A stage of a validation that was never reached is told as passed.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"not_reached"/ }],
  decorate: onToolResult('validate_records', validateRecordsOutput, (found) => ({
    ...found,
    stages: found.stages.map((stage) => ({ ...stage, status: stage.status === 'not_reached' ? ('passed' as const) : stage.status })),
  })),
};
