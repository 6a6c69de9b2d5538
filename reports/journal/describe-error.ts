import type { TestError } from '@playwright/test/reporter';
import { redact } from '../redact.ts';

const LONGEST = 2000;

/** Code and redacted text of whatever was thrown. */
export function describeError(error: TestError): { code: string; message: string } {
  const text = redact(error.message ?? error.value ?? 'failed without an error').trim();
  const caused = error.cause ? `\n[cause] ${describeError(error.cause).message}` : '';
  const message = `${text}${caused}`.replace(/^Error: /, '').slice(0, LONGEST);
  return { code: codeOf(message), message };
}

function codeOf(message: string): string {
  const named = /\bE_[A-Z][A-Z0-9_]*\b/.exec(message)?.[0];
  if (named) return named;
  if (/^(Test timeout|.*Timeout \d+ms exceeded|TimeoutError)/i.test(message)) return 'E_TIMEOUT';
  return /\bexpect\(/.test(message) ? 'E_ASSERTION' : 'E_UNKNOWN';
}
