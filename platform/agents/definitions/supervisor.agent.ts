import type { AgentDefinition } from '../ports.ts';

export const supervisor: AgentDefinition = {
  name: 'supervisor',
  description: 'Leads a request through triage, analysis, optimization and report.',
  version: '2.0.0',
  capabilities: ['orchestration', 'routing'],
  dependsOn: ['triage', 'data', 'optimization', 'actions', 'reporting'],
  aliases: ['supervisor_agent', 'Supervisor'],
  tools: [],
  systemPrompt: 'You lead other agents. Triage comes first; what it says about the data chooses who works next.',
  maxSteps: 8,
  timeoutMs: 120_000,
};
