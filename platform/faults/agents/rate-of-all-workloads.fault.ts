import { analyzeWorkloadOutput } from '../../tools/analyze-workload.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const rateOfAllWorkloads: Fault = {
  id: 'agents/rate-of-all-workloads',
  sentence: 'Each workload is told to have the error rate of all of them together.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"error_rate"/ }],
  decorate: onToolResult('analyze_workload', analyzeWorkloadOutput, (found) => ({ ...found, workloads: found.workloads.map((one) => ({ ...one, error_rate: found.error_rate })) })),
};
