import { z } from 'zod';
import { errorCode } from './error.schema.ts';
import { id, unixSeconds } from './primitives.schema.ts';

export const runStatus = z.enum(['queued', 'in_progress', 'completed', 'failed', 'cancelled', 'timed_out']);
export type RunStatus = z.infer<typeof runStatus>;

/** Where workers are scarce, a run of a higher priority starts before those of a lower one that came earlier. */
export const runPriority = z.enum(['low', 'normal', 'high']);
export type RunPriority = z.infer<typeof runPriority>;

/** `GET /api/runs/{id}`. `agent` is the registry name of the outermost agent. */
export const run = z.strictObject({
  id, object: z.literal('run'), thread_id: id, agent: z.string(), status: runStatus,
  created_at: unixSeconds, started_at: unixSeconds.nullable(), ended_at: unixSeconds.nullable(),
  message_id: id.nullable(), answer_id: id.nullable(),
  error: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  trace_id: z.string(),
});
export type Run = z.infer<typeof run>;

export const runList = z.strictObject({ runs: z.array(run) });
