import { validateRecordsOutput } from '../../tools/validate-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const violationsCountedAsTold: Fault = {
  id: 'agents/violations-counted-as-told',
  sentence: 'Violations beyond those that are listed are not counted.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"violations": 20/ }],
  decorate: onToolResult('validate_records', validateRecordsOutput, (found) => ({
    ...found,
    stages: found.stages.map((stage) => ({ ...stage, rules: stage.rules.map((rule) => ({ ...rule, violations: Math.min(rule.violations, 20) })) })),
  })),
};
