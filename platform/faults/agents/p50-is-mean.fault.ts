import { latencyAnalyzerOutput } from '../../tools/latency-analyzer.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const p50IsMean: Fault = {
  id: 'agents/p50-is-mean',
  sentence: 'What is told as the latency of half of the hours is their mean.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /"p50_latency_ms"/ }],
  decorate: onToolResult('latency_analyzer', latencyAnalyzerOutput, (found) => ({ ...found, metrics: { ...found.metrics, p50_latency_ms: found.metrics.avg_latency_ms } })),
};
