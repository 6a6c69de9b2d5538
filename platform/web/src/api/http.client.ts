import type { Problem } from '#contracts/error.schema';
import { ApiError } from './api-error.ts';

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface HttpAnswer {
  readonly body: unknown;
  readonly headers: Headers;
}

const TIMEOUT_MS = 15_000;

/** One request to the platform. @throws ApiError for refusals, an unreachable server and bodies that are not JSON */
export async function http(path: string, { method = 'GET', query, body, token, headers }: HttpRequest = {}): Promise<HttpAnswer> {
  const address = query ? `${path}?${new URLSearchParams(query)}` : path;
  const response = await fetch(address, {
    method,
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!response) throw unreachable();
  const text = await response.text().catch(() => undefined);
  if (text === undefined) throw unreachable();
  const value = parse(text);
  if (!response.ok) throw refusal(response.status, value);
  if (value === undefined) throw new ApiError('UNEXPECTED_ANSWER', response.status, 'The answer is not JSON.');
  return { body: value, headers: response.headers };
}

const unreachable = () => new ApiError('UNREACHABLE', 0, 'The server cannot be reached.');

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Understands the platform's problem document, and any other body by its status alone. */
function refusal(status: number, body: unknown): ApiError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  if (problem.error_code && problem.message) return new ApiError(problem.error_code, status, problem.message, problem.details);
  if (status === 401) return new ApiError('AUTH_FAILED', status, 'Not signed in.');
  if (status === 404) return new ApiError('NOT_FOUND', status, 'This does not exist.');
  return new ApiError(status === 503 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_ERROR', status, 'The server refused.');
}

/** Checks the few members of an answer that the page cannot do without. @throws ApiError UNEXPECTED_ANSWER */
export function expectShape<T>(value: unknown, holds: (candidate: Partial<T>) => boolean): T {
  const fits = (candidate: unknown): candidate is T => typeof candidate === 'object' && candidate !== null && holds(candidate);
  if (!fits(value)) throw new ApiError('UNEXPECTED_ANSWER', 200, 'The answer has an unknown shape.');
  return value;
}
