import type { AgentDefinition } from '../ports.ts';

export const validation: AgentDefinition = {
  name: 'validation',
  description: 'Holds the usage data against rules, stage by stage, and corrects what can be corrected.',
  version: '1.0.0',
  capabilities: ['data_validation'],
  dependsOn: [],
  aliases: ['validation_agent'],
  tools: ['dataset_summary', 'anomaly_detector', 'self_test', 'validate_records', 'correct_records'],
  systemPrompt: 'You check data. Name each record that breaks a rule, and the rule; correct records only when asked to.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
