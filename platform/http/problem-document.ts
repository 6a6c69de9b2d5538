import type { Problem } from '#contracts/error.schema';
import { STATUS_CODES } from 'node:http';
import { Failure } from '../problem.ts';
import type { RequestScope } from './context.ts';

const asFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (statusCode === 413) return new Failure('PAYLOAD_TOO_LARGE', 'The body is too large.', { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return new Failure('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json here.', { cause: error });
  }
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return new Failure('BAD_JSON', 'The body is not valid JSON.', { cause: error });
  // Ids are shorter, and files lie below their directory: such addresses cannot exist.
  if (code === 'FST_ERR_MAX_PARAM_LENGTH' || statusCode === 403 || statusCode === 404) return new Failure('NOT_FOUND', 'There is nothing at this address.', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Failure('BAD_REQUEST', 'The request could not be read.', { cause: error });
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
