import type { AgentDefinition } from '../ports.ts';

export const actions: AgentDefinition = {
  name: 'actions',
  description: 'Turns recommendations into an ordered plan.',
  version: '1.3.0',
  capabilities: ['action_planning', 'forecasting'],
  dependsOn: ['optimization'],
  aliases: ['actions_agent', 'actions_to_meet_goals'],
  tools: ['dataset_summary', 'cost_analyzer', 'performance_predictor'],
  systemPrompt: 'You plan. Order the recommendations by what they save and say what happens when nothing is done.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
