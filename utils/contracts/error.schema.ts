import { z } from 'zod';

/** Machine-readable causes, the `error_code` of an error body or an `error` frame. */
export const ERROR_CODES = [
  'INTERNAL_ERROR', 'VALIDATION_ERROR', 'BAD_REQUEST', 'AUTH_FAILED', 'AUTH_UNAUTHORIZED', 'ACCOUNT_LOCKED',
  'NOT_FOUND', 'METHOD_NOT_ALLOWED', 'CONFLICT', 'RUN_ACTIVE', 'IDEMPOTENCY_CONFLICT', 'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE', 'RATE_LIMITED', 'TOO_MANY_SOCKETS', 'ORIGIN_NOT_ALLOWED', 'PLAN_REQUIRED',
  'SERVICE_UNAVAILABLE', 'NOT_CONFIGURED', 'SHUTTING_DOWN', 'BAD_JSON', 'UNKNOWN_TYPE', 'AGENT_FAILED', 'TOOL_FAILED',
  'MODEL_FAILED', 'STEP_LIMIT', 'INTERRUPTED', 'UPGRADE_REQUIRED',
  'TIMED_OUT', 'TOO_MANY_RUNS',
  'GONE', 'QUOTA_EXCEEDED',
  'NO_MAJORITY',
  'NESTING_TOO_DEEP',
] as const;
export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

/** One problem with one field: `path` is dotted (`messages.0.content`, empty for the whole body). */
export const fieldProblem = z.strictObject({ path: z.string(), message: z.string() });

/** The one error body (RFC 9457 with the original envelope as extension members). */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  error: z.literal(true),
  error_code: errorCode,
  message: z.string(),
  request_id: z.string().min(1),
  trace_id: z.string().regex(/^[0-9a-f]{32}$/),
  timestamp: z.iso.datetime(),
  details: z.strictObject({ fields: z.array(fieldProblem).optional(), retry_after_seconds: z.number().optional() }).optional(),
});
export type Problem = z.infer<typeof problem>;
