import { validateRecordsOutput } from '../../tools/validate-records.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const ruleNotApplied: Fault = {
  id: 'agents/rule-not-applied',
  sentence: 'Records that are there twice pass the validation.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /check completed/ }, { by: 'toMatchObject', says: /"one_record_per_hour"/ }],
  decorate: onToolResult('validate_records', validateRecordsOutput, (found) => {
    const rejections = found.rejections.filter(({ rule }) => rule !== 'one_record_per_hour');
    return rejections.length === found.rejections.length ? found : { ...found, rejections, verdict: rejections.length === 0 ? 'accepted' : found.verdict };
  }),
};
