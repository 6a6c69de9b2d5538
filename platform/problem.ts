import type { ErrorCode } from '#contracts/error.schema';
import type { z } from 'zod';

const STATUS: Record<ErrorCode, number> = {
  INTERNAL_ERROR: 500, VALIDATION_ERROR: 422, BAD_REQUEST: 400, AUTH_FAILED: 401, AUTH_UNAUTHORIZED: 403, ACCOUNT_LOCKED: 429,
  NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, CONFLICT: 409, RUN_ACTIVE: 409, IDEMPOTENCY_CONFLICT: 422, PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415, RATE_LIMITED: 429, TOO_MANY_SOCKETS: 429, ORIGIN_NOT_ALLOWED: 403, PLAN_REQUIRED: 403,
  SERVICE_UNAVAILABLE: 503, NOT_CONFIGURED: 503, SHUTTING_DOWN: 503, BAD_JSON: 400, UNKNOWN_TYPE: 422, AGENT_FAILED: 500, TOOL_FAILED: 500,
  MODEL_FAILED: 502, STEP_LIMIT: 500, INTERRUPTED: 500, UPGRADE_REQUIRED: 426,
  TIMED_OUT: 504, TOO_MANY_RUNS: 429,
  GONE: 410, QUOTA_EXCEEDED: 429,
  NO_MAJORITY: 409,
  NESTING_TOO_DEEP: 400,
};

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
export interface FailureOptions {
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log only, never for the caller. */
  readonly cause?: unknown;
  /** User whom it is about, for the audit log only. */
  readonly subject?: string;
}

/** The one way services refuse: a code, a sentence for the caller, and what an HTTP answer or an error frame needs. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: ErrorCode;
  readonly status: number;
  readonly options: FailureOptions;
  constructor(code: ErrorCode, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = STATUS[code];
    this.options = options;
  }
}

/** Parses untrusted input. @throws Failure VALIDATION_ERROR with one entry per wrong field */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap(({ path, message, ...issue }) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
    return unknown?.map((key) => ({ path: [...path, key].join('.'), message: 'Unknown field' })) ?? [{ path: path.join('.'), message }];
  });
  throw new Failure('VALIDATION_ERROR', `The request has ${fields.length} invalid field(s).`, { fields });
}
