import { z } from 'zod';
import { errorCode } from './error.schema.ts';
import { id, openObject, unixMillis } from './primitives.schema.ts';

const payloads = {
  agent_started: z.strictObject({
    message: z.string(), context: openObject.optional(), step_type: z.string().optional(), order: z.int().positive().optional(), total_steps: z.int().positive().optional(),
  }),
  agent_thinking: z.strictObject({ reasoning: z.string().min(1), step_number: z.int().positive(), total_steps: z.int().positive().optional() }),
  tool_executing: z.strictObject({ tool_call_id: id, tool_name: z.string().min(1), parameters: openObject }),
  tool_completed: z.strictObject({
    tool_call_id: id, tool_name: z.string().min(1), success: z.boolean(), result: openObject, execution_time_ms: z.number().nonnegative(),
  }),
  agent_handoff: z.strictObject({
    handoff_id: id, from_agent: z.string(), to_agent: z.string(), status: z.enum(['initiated', 'completed', 'failed']), context: openObject,
  }),
  partial_result: z.strictObject({ content: z.string().min(1), index: z.int().nonnegative(), is_complete: z.boolean() }),
  agent_completed: z.strictObject({ status: z.enum(['completed', 'degraded']), result: openObject, execution_time_ms: z.number().nonnegative() }),
  final_report: z.strictObject({
    executive_summary: z.string(), report: z.string(),
    recommendations: z.array(z.strictObject({ action: z.string(), expected_monthly_savings: z.number().nonnegative(), confidence: z.number().min(0).max(1) })),
    cost_savings: z.strictObject({ monthly_amount: z.number().nonnegative(), currency: z.literal('USD'), percentage: z.number().min(0).max(100) }),
    total_duration_ms: z.number().nonnegative(),
  }),
  agent_error: z.strictObject({ error_code: errorCode, error_message: z.string().min(1), recoverable: z.boolean() }),
  agent_cancelled: z.strictObject({ reason: z.string() }),
  agent_fallback: z.strictObject({ strategy: z.string().min(1), reason: z.string() }),
  agent_retry: z.strictObject({ attempt: z.int().positive(), delay_ms: z.number().nonnegative(), reason: z.string() }),
  /** Of a run of several steps: how many of them are done. */
  agent_progress: z.strictObject({ percent: z.int().min(0).max(100), done: z.int().nonnegative(), total: z.int().positive() }),
  thread_created: z.strictObject({ title: z.string() }),
  thread_renamed: z.strictObject({ title: z.string() }),
  thread_deleted: z.strictObject({ purged: z.boolean() }),
} as const;

export type EventType = keyof typeof payloads;
export const EVENT_TYPES = Object.keys(payloads) as readonly EventType[];
export const eventType = z.object(payloads).keyof();
export type EventPayload<T extends EventType> = z.infer<(typeof payloads)[T]>;

/** Thread events belong to no run: `run_id` and `agent_name` are null there and only there. */
const envelope = { seq: z.int().positive(), thread_id: id, timestamp: unixMillis, trace_id: z.string().optional() };
/** `step_id` tells apart what the steps of one run say, which may be at work at the same time; `GET /api/runs/{id}/tree` lists them. */
const ofRun = { ...envelope, run_id: id, agent_name: z.string().min(1), step_id: id.optional() };
const ofThread = { ...envelope, run_id: z.null(), agent_name: z.null() };

/** An agent event as it crosses the socket and the stream: `seq` rises by one per thread. */
export const agentEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...ofRun, type: z.literal('agent_started'), payload: payloads.agent_started }),
  z.strictObject({ ...ofRun, type: z.literal('agent_thinking'), payload: payloads.agent_thinking }),
  z.strictObject({ ...ofRun, type: z.literal('tool_executing'), payload: payloads.tool_executing }),
  z.strictObject({ ...ofRun, type: z.literal('tool_completed'), payload: payloads.tool_completed }),
  z.strictObject({ ...ofRun, type: z.literal('agent_handoff'), payload: payloads.agent_handoff }),
  z.strictObject({ ...ofRun, type: z.literal('partial_result'), payload: payloads.partial_result }),
  z.strictObject({ ...ofRun, type: z.literal('agent_completed'), payload: payloads.agent_completed }),
  z.strictObject({ ...ofRun, type: z.literal('final_report'), payload: payloads.final_report }),
  z.strictObject({ ...ofRun, type: z.literal('agent_error'), payload: payloads.agent_error }),
  z.strictObject({ ...ofRun, type: z.literal('agent_cancelled'), payload: payloads.agent_cancelled }),
  z.strictObject({ ...ofRun, type: z.literal('agent_fallback'), payload: payloads.agent_fallback }),
  z.strictObject({ ...ofRun, type: z.literal('agent_retry'), payload: payloads.agent_retry }),
  z.strictObject({ ...ofRun, type: z.literal('agent_progress'), payload: payloads.agent_progress }),
  z.strictObject({ ...ofThread, type: z.literal('thread_created'), payload: payloads.thread_created }),
  z.strictObject({ ...ofThread, type: z.literal('thread_renamed'), payload: payloads.thread_renamed }),
  z.strictObject({ ...ofThread, type: z.literal('thread_deleted'), payload: payloads.thread_deleted }),
]);
export type AgentEvent = z.infer<typeof agentEvent>;

/** The last block of a stream: `event: stream_end`. `answer_sha256`: of the stored answer in UTF-8, in hex, where a run completed with one. */
export const streamEnd = z.strictObject({ status: z.enum(['completed', 'failed', 'cancelled']), run_id: id, thread_id: id, answer_sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() });
export type StreamEnd = z.infer<typeof streamEnd>;

/** `events_missed` of a socket or a stream: events from `after_seq + 1` to `first_kept_seq - 1` of the thread are no longer kept. */
export const eventsMissed = z.strictObject({ thread_id: id, after_seq: z.int().nonnegative(), first_kept_seq: z.int().positive() });
export type EventsMissed = z.infer<typeof eventsMissed>;

/** True for the one event after which a run says nothing more. */
export function isTerminal(event: AgentEvent): boolean {
  return event.type === 'final_report' || event.type === 'agent_cancelled' || (event.type === 'agent_error' && !event.payload.recoverable);
}
