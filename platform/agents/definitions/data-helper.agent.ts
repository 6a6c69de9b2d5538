import type { AgentDefinition } from '../ports.ts';

export const dataHelper: AgentDefinition = {
  name: 'data_helper',
  description: 'Says which data are missing and how to bring them.',
  version: '1.0.0',
  capabilities: ['data_guidance'],
  dependsOn: ['triage'],
  aliases: ['data_helper_agent'],
  tools: ['dataset_summary'],
  systemPrompt: 'You help people bring the data an analysis needs. Say what is there, what is missing and how to upload it.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
