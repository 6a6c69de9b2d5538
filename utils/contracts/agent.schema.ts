import { z } from 'zod';
import { messageContent } from './message.schema.ts';
import { id, openObject } from './primitives.schema.ts';
import { runPriority, runStatus } from './run.schema.ts';

export const AGENT_NAMES = [
  'supervisor', 'triage', 'data', 'optimization', 'actions', 'reporting', 'data_helper', 'validation', 'corpus_admin',
  'supply_researcher', 'synthetic_data',
] as const;
export const agentName = z.enum(AGENT_NAMES);
export type AgentName = z.infer<typeof agentName>;

/** `GET /api/agents`. */
export const agentSummary = z.strictObject({
  id, name: agentName, description: z.string(), status: z.enum(['ready', 'degraded', 'unavailable']), version: z.string(),
  capabilities: z.array(z.string()), depends_on: z.array(agentName),
});
export const agentList = z.strictObject({ agents: z.array(agentSummary), total: z.int().nonnegative() });

/** `GET /api/agents/{name}`: admins also see `settings`. */
export const agentDetail = z.strictObject({
  ...agentSummary.shape, aliases: z.array(z.string()), tools: z.array(z.string()),
});
/** `GET /api/agents/{name}/config`, role admin only. */
export const agentConfig = z.strictObject({
  name: agentName, model: z.string(), max_steps: z.int().positive(), timeout_ms: z.int().positive(), tools: z.array(z.string()),
  system_prompt: z.string(),
});

/** `POST /api/agents/execute`; `/triage`, `/data`, `/optimization` take the same without `type`. */
export const executeInput = z.strictObject({ type: z.string().min(1), message: messageContent, thread_id: id.optional(), context: openObject.optional() });
export const fixedExecuteInput = executeInput.omit({ type: true });
export const executeResult = z.strictObject({
  status: z.enum(['success', 'degraded', 'error', 'cancelled']), agent: agentName, run_id: id, thread_id: id, response: z.string(), result: openObject,
  execution_time_ms: z.number().nonnegative(),
});

/** `POST /api/agents/start` and `POST /api/agent/v2/execute`: answered before the run is done. */
export const startInput = z.strictObject({
  agent_type: z.string().min(1).default('supervisor'), message: messageContent, thread_id: id.optional(), context: openObject.optional(), queue: z.boolean().optional(),
  priority: runPriority.optional(),
});
export const started = z.strictObject({ success: z.literal(true), request_id: z.string(), run_id: id, thread_id: id, agent: agentName, status: runStatus });

/** `POST /api/agents/stop` and `/cancel`. */
export const stopInput = z.strictObject({ run_id: id, reason: z.string().max(500).optional() });
export const stopped = z.strictObject({ success: z.literal(true), run_id: id, status: runStatus });

/** `GET /api/agents/status?run_id=`: one's own runs that are not over, or the one asked for. */
export const agentRunState = z.strictObject({
  run_id: id, thread_id: id, agent: agentName, status: runStatus, started_at: z.int().nullable(), last_event_seq: z.int().nonnegative(),
});
export const agentStatus = z.strictObject({ runs: z.array(agentRunState) });

export const streamInput = z.strictObject({
  agent_type: z.string().min(1).default('supervisor'), message: messageContent, thread_id: id.optional(), context: openObject.optional(),
  background: z.boolean().default(false),
});
/** `POST /api/chat/stream`. */
export const chatStreamInput = z.strictObject({ content: messageContent, thread_id: id, background: z.boolean().default(false) });

export const breakerState = z.strictObject({
  name: z.string(), state: z.enum(['closed', 'open', 'half_open']), failure_count: z.int().nonnegative(), success_count: z.int().nonnegative(),
  last_failure_time: z.number().nullable(), next_attempt_time: z.number().nullable(),
});
export const breakerList = z.strictObject({ circuit_breakers: z.array(breakerState), total: z.int(), healthy: z.int() });
