import type { AgentDefinition } from '../ports.ts';

export const validation: AgentDefinition = {
  name: 'validation',
  description: 'Checks the usage data for hours that do not fit.',
  version: '1.0.0',
  capabilities: ['data_validation'],
  dependsOn: [],
  aliases: ['validation_agent'],
  tools: ['dataset_summary', 'anomaly_detector', 'self_test'],
  systemPrompt: 'You check data. Name the hours that do not fit and say why.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
