import type { ErrorCode, Problem } from '#contracts/error.schema';

/** What the page itself finds wrong, beside the platform's own codes. */
export type ClientErrorCode = ErrorCode | 'UNREACHABLE' | 'UNEXPECTED_ANSWER';

/** A refused or failed request; `message` is a sentence for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ClientErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly { path: string; message: string }[];
  constructor(code: ClientErrorCode, status: number, message: string, details: Problem['details'] = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = details.retry_after_seconds;
    this.fields = details.fields ?? [];
  }
}

const WORDS: Partial<Record<ClientErrorCode, string>> = {
  UNREACHABLE: 'The server cannot be reached. Check your connection and try again.',
  UNEXPECTED_ANSWER: 'The server gave an answer this page does not understand. Please try again later.',
  INTERNAL_ERROR: 'Something went wrong on the server. Please try again.',
  SERVICE_UNAVAILABLE: 'The service is not available right now. Please try again in a moment.',
  SHUTTING_DOWN: 'The service is restarting. Please try again in a moment.',
  AUTH_FAILED: 'Your session has ended. Please sign in again.',
  AUTH_UNAUTHORIZED: 'You are not allowed to do that.',
  RUN_ACTIVE: 'The assistant is still working on your previous message.',
};

/** The sentence to show for any failure; codes and bodies are never shown. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong. Please try again.';
  if (error.code === 'RATE_LIMITED') return `Too many requests. Please try again ${inTime(error.retryAfterSeconds)}.`;
  if (error.code === 'VALIDATION_ERROR' && error.fields[0]) return `Please check ${error.fields[0].path || 'what you entered'}: ${error.fields[0].message}.`;
  return WORDS[error.code] ?? error.message;
}

/** "in 30 seconds", "in 5 minutes"; "later" when nobody knows. */
export function inTime(seconds: number | undefined): string {
  if (seconds === undefined) return 'later';
  if (seconds < 90) return `in ${Math.max(1, Math.ceil(seconds))} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
