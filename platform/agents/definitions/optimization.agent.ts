import type { AgentDefinition } from '../ports.ts';

export const optimization: AgentDefinition = {
  name: 'optimization',
  description: 'Finds what could be saved and how sure that is.',
  version: '1.5.0',
  capabilities: ['cost_optimization', 'model_routing', 'caching'],
  dependsOn: ['data'],
  aliases: ['optimization_agent', 'optimizations', 'optimizations_core'],
  tools: ['dataset_summary', 'cost_analyzer', 'analyze_workload'],
  systemPrompt: 'You find savings. Recommend only what the cost analysis supports, with its amounts and confidences.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
