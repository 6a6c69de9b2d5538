import { agentName } from '#contracts/agent.schema';
import { z } from 'zod';

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

const BLOCK = /```json\s*([\s\S]*?)```/g;

/** The report in the last JSON block of a text; undefined when there is none or it has another shape. */
export function readTriageReport(text: string): TriageReport | undefined {
  const block = [...text.matchAll(BLOCK)].at(-1)?.[1];
  if (block === undefined) return undefined;
  try {
    return triageReport.safeParse(JSON.parse(block)).data;
  } catch {
    // A model may write anything between the fences; what is not JSON is no report.
    return undefined;
  }
}
