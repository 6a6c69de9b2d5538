import { z } from 'zod';
import { agentName } from './agent.schema.ts';
import { id } from './primitives.schema.ts';

export const DATA_SUFFICIENCY = ['sufficient', 'partial', 'insufficient', 'unknown'] as const;

/** What the triage agent must hand over; its `data_sufficiency` chooses the rest of the chain. */
export const triageReport = z.object({
  category: z.string().min(1),
  priority: z.enum(['critical', 'high', 'medium', 'low']),
  complexity: z.enum(['high', 'medium', 'low']),
  confidence_score: z.number().min(0).max(1),
  data_sufficiency: z.enum(DATA_SUFFICIENCY),
  extracted_entities: z.object({ services: z.array(z.string()), models: z.array(z.string()), metrics: z.array(z.string()) }),
  user_intent: z.object({ primary_intent: z.string(), secondary_intents: z.array(z.string()) }),
  suggested_workflow: z.object({ next_agent: agentName, workflow_steps: z.array(z.string()) }),
  reasoning: z.string(),
});
export type TriageReport = z.infer<typeof triageReport>;

/** `GET /api/runs/{id}/triage`: how a request was classified, and which agents worked on it after that. */
export const triageDecision = z.strictObject({ run_id: id, thread_id: id, request: z.string(), ...triageReport.shape, followed_by: z.array(agentName) });
export type TriageDecision = z.infer<typeof triageDecision>;
