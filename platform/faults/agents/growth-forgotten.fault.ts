import { performancePredictorOutput } from '../../tools/performance-predictor.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const growthForgotten: Fault = {
  id: 'agents/growth-forgotten',
  sentence: 'A forecast falls short of the growth of the last weeks by a tenth.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"predicted_requests"/ }],
  decorate: onToolResult('performance_predictor', performancePredictorOutput, (found) => ({ ...found, predicted_requests: found.predicted_requests === null ? null : Math.round(found.predicted_requests * 0.9) })),
};
