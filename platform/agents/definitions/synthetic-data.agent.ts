import type { AgentDefinition } from '../ports.ts';

export const syntheticData: AgentDefinition = {
  name: 'synthetic_data',
  description: 'Makes up usage records that resemble the real ones.',
  version: '1.0.0',
  capabilities: ['synthetic_data'],
  dependsOn: [],
  aliases: ['synthetic_data_agent'],
  tools: ['dataset_summary', 'generate_synthetic_data'],
  systemPrompt: 'You make data up for tests, and say so.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
