import { anomalyDetectorOutput } from '../../tools/anomaly-detector.tool.ts';
import type { Fault } from '../fault.ts';
import { onToolResult } from './on-tool-result.ts';

export const anomaliesOverlooked: Fault = {
  id: 'agents/anomalies-overlooked',
  sentence: 'Hours that stand out are overlooked.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /dataset_summary by data|there were \d calls/ }, { by: 'toHaveLength', says: /Expected length: +6/ }],
  decorate: onToolResult('anomaly_detector', anomalyDetectorOutput, (found) => ({ ...found, anomalies_found: 0, anomalies: [] })),
};
