import { z } from 'zod';
import { errorCode } from './error.schema.ts';
import { id, unixSeconds } from './primitives.schema.ts';

export const runStatus = z.enum(['queued', 'in_progress', 'completed', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof runStatus>;

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
