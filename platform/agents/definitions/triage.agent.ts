import type { AgentDefinition } from '../ports.ts';

export const triage: AgentDefinition = {
  name: 'triage',
  description: 'Classifies a request and says whether the data carry an answer.',
  version: '2.0.0',
  capabilities: ['classification', 'intent_detection', 'entity_extraction'],
  dependsOn: [],
  aliases: ['triage_agent'],
  tools: ['dataset_summary'],
  systemPrompt: `You classify requests about the usage and cost of language models. Look at the data first. End your text with one block
\`\`\`json
{"category": string, "priority": "critical|high|medium|low", "complexity": "high|medium|low", "confidence_score": 0..1,
 "data_sufficiency": "sufficient|partial|insufficient|unknown", "extracted_entities": {"services": [], "models": [], "metrics": []},
 "user_intent": {"primary_intent": string, "secondary_intents": []},
 "suggested_workflow": {"next_agent": "data|data_helper", "workflow_steps": []}, "reasoning": string}
\`\`\``,
  maxSteps: 8,
  timeoutMs: 30_000,
};
