import type { TestError } from '@playwright/test/reporter';
import { redact } from './redact.ts';
import type { Cause, Failure, RunError } from './iteration.schema.ts';

const LONGEST = 2000;

/** Code and redacted text of whatever was thrown. */
export function describeError(error: TestError | undefined): RunError {
  const text = redact(error?.message ?? error?.value ?? 'failed without an error').trim();
  const caused = error?.cause ? `\n[cause] ${describeError(error.cause).message}` : '';
  const message = `${text}${caused}`.replace(/^Error: /, '').slice(0, LONGEST);
  return { code: codeOf(message), message };
}

function codeOf(message: string): string {
  const named = /\bE_[A-Z][A-Z0-9_]*\b/.exec(message)?.[0];
  if (named) return named;
  if (/^(Test timeout|.*Timeout \d+ms exceeded|TimeoutError)/i.test(message)) return 'E_TIMEOUT';
  return /\bexpect\(/.test(message) ? 'E_ASSERTION' : 'E_UNKNOWN';
}

/** Groups failures by code and what happened, the most frequent first. */
export function groupCauses(failures: readonly Failure[]): Cause[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const key = `${failure.code} ${failure.code === 'E_ASSERTION' ? happened(failure.message) : normalise(happened(failure.message))}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()]
    .flatMap(([first, ...others]) => (first ? [toCause([first, ...others], first)] : []))
    .sort((a, b) => b.count - a.count);
}

const toCause = (group: readonly Failure[], first: Failure): Cause => ({
  code: first.code,
  message: happened(first.message),
  count: group.length,
  tests: group.map((failure) => `${failure.project} › ${failure.title} (${failure.file}:${failure.line})`),
});

/** What happened, in one line: the framework's errors and assertions have lines for it, of others it is the first. */
function happened(message: string): string {
  const told = /^\s+happened:\s+(.+)$/m.exec(message)?.[1];
  const compared = message.match(/^\s*((Expected|Received)[^:\n]*: |\[cause\]).+$/gm) ?? [];
  return told ?? [firstLine(message), ...compared.map((line) => line.trim().replace(/\s+/g, ' '))].slice(0, 3).join(' · ');
}

export const firstLine = (message: string) => message.split('\n', 1)[0] ?? '';

/** Ids, ports and durations differ from test to test though the cause is one. */
const normalise = (line: string) => line.replace(/\b[a-z]+_[0-9a-f]{8,}\b|\b[0-9a-f-]{16,}\b|\d+/gi, '#');
