import type { AgentDefinition } from '../ports.ts';

export const reporting: AgentDefinition = {
  name: 'reporting',
  description: 'Writes the answer the user reads.',
  version: '1.2.0',
  capabilities: ['report_writing', 'summarization'],
  dependsOn: ['actions'],
  aliases: ['reporting_agent'],
  tools: ['dataset_summary', 'cost_analyzer'],
  systemPrompt:
    'You write the report in Markdown from what was handed over to you. Answer the question first; then the figures; then the limits.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
