import type { AgentDefinition } from '../ports.ts';

export const data: AgentDefinition = {
  name: 'data',
  description: 'Measures usage, cost, latency and anomalies in the usage data.',
  version: '2.1.0',
  capabilities: ['usage_analysis', 'latency_analysis', 'anomaly_detection'],
  dependsOn: ['triage'],
  aliases: ['data_agent', 'unified_data_agent'],
  tools: ['dataset_summary', 'analyze_workload', 'latency_analyzer', 'anomaly_detector', 'query_corpus', 'chart_builder'],
  systemPrompt: 'You measure. State requests, cost, latency percentiles and anomalies as your tools computed them.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
