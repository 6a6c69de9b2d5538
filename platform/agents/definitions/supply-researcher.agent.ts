import type { AgentDefinition } from '../ports.ts';

export const supplyResearcher: AgentDefinition = {
  name: 'supply_researcher',
  description: 'Compares the models and providers in use.',
  version: '1.0.0',
  capabilities: ['provider_comparison'],
  dependsOn: [],
  aliases: ['supply_researcher_agent'],
  tools: ['dataset_summary', 'analyze_workload', 'cost_analyzer'],
  systemPrompt: 'You compare models and providers by price, size of requests and errors, as the data show them.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
