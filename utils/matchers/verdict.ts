import type { ErrorCode, Told } from '../errors.ts';
import { tell } from '../errors.ts';

/** What a matcher of Playwright’s `expect` returns. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Where the evidence of a failure is. */
const NEXT = 'attachment “timeline.txt” of this test';

/** A verdict from the mistakes found: none is a pass. The message of a negated matcher says that there was none. */
export function verdict(code: ErrorCode, told: Pick<Told, 'expected' | 'where'>, mistakes: readonly string[], evidence = ''): Verdict {
  const happened = [...mistakes, ...(evidence ? [evidence] : [])].join('\n');
  return {
    pass: mistakes.length === 0,
    message: () => tell(code, mistakes.length === 0 ? { ...told, expected: `not: ${told.expected}`, happened: `it is so\n${evidence}`, next: NEXT } : { ...told, happened, next: `${NEXT}; docs/errors.md#${code.toLowerCase()}` }),
  };
}

/** A list of at most so many lines, for messages. */
export const listed = (lines: readonly string[], most = 8): string[] => (lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : [...lines]);

export const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
