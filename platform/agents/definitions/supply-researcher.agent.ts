import type { AgentDefinition } from '../ports.ts';

export const supplyResearcher: AgentDefinition = {
  name: 'supply_researcher',
  description: 'Compares the models in use with what suppliers offer.',
  version: '1.0.0',
  capabilities: ['provider_comparison'],
  dependsOn: [],
  aliases: ['supply_researcher_agent'],
  tools: ['dataset_summary', 'analyze_workload', 'cost_analyzer', 'supplier_research'],
  systemPrompt: 'You compare the models in use with what suppliers offer for the same tokens. Name no supplier and no price that the research did not find.',
  parallelTools: true,
  maxSteps: 8,
  timeoutMs: 60_000,
};
