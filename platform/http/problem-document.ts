import type { Problem } from '#contracts/error.schema';
import { STATUS_CODES } from 'node:http';
import { Failure } from '../problem.ts';
import type { RequestScope } from './context.ts';

const asFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new Failure('PAYLOAD_TOO_LARGE', 'The body is too large.', { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return new Failure('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json here.', { cause: error });
  }
  if (statusCode === 400) return new Failure('BAD_REQUEST', 'The request could not be read.', { cause: error });
  return new Failure('INTERNAL_ERROR', 'Something went wrong on our side.', { cause: error });
};

/** Turns whatever was thrown into the one error body, its status and its headers. Unknown errors say nothing of themselves. */
export function toProblem(error: unknown, scope: Pick<RequestScope, 'requestId' | 'traceId' | 'services'>): { failure: Failure; body: Problem; headers: Record<string, string> } {
  const failure = asFailure(error);
  const { fields, retryAfterSeconds, headers } = failure.options;
  const details = fields || retryAfterSeconds !== undefined
    ? { ...(fields ? { fields: [...fields] } : {}), ...(retryAfterSeconds === undefined ? {} : { retry_after_seconds: retryAfterSeconds }) }
    : undefined;
  return {
    failure,
    headers: { ...headers, ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) }) },
    body: {
      type: `urn:netra:problem:${failure.code.toLowerCase().replaceAll('_', '-')}`,
      title: STATUS_CODES[failure.status] ?? 'Error',
      status: failure.status,
      detail: failure.message,
      error: true,
      error_code: failure.code,
      message: failure.message,
      request_id: scope.requestId,
      trace_id: scope.traceId,
      timestamp: new Date(scope.services.clock.now()).toISOString(),
      ...(details ? { details } : {}),
    },
  };
}
