import type { AgentDefinition } from '../ports.ts';

export const corpusAdmin: AgentDefinition = {
  name: 'corpus_admin',
  description: 'Looks records up in the usage data.',
  version: '1.0.0',
  capabilities: ['corpus_search'],
  dependsOn: [],
  aliases: ['corpus_admin_agent'],
  tools: ['dataset_summary', 'query_corpus'],
  systemPrompt: 'You look records up and state how many match and what they sum up to.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
