import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import type { Iteration } from './iteration.schema.ts';
import { HistoryLine } from './iteration.schema.ts';

export const historyFile = (folder: string): string => join(folder, 'history.jsonl');

/** Every iteration told so far, oldest first; one told twice (a resumed run) as it was told last. @throws TouchstoneError E_REPORT for a line that is none */
export function readHistory(folder: string): HistoryLine[] {
  const file = historyFile(folder);
  if (!existsSync(file)) return [];
  // What a killed process left half written is no line.
  const lines = wholeLines(readFileSync(file, 'utf8')).split('\n').slice(0, -1).filter(Boolean).flatMap((line, index) => parseLine(line, `${file}:${index + 1}`) ?? []);
  return [...new Map(lines.map((line) => [line.id, line])).values()].sort((a, b) => a.number - b.number);
}

/** Adds a line; what is there is never changed, but for the half line that a killed process left. */
export function appendHistory(folder: string, iteration: Iteration): void {
  const file = historyFile(folder);
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    const whole = wholeLines(text);
    if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  }
  appendFileSync(file, `${JSON.stringify(HistoryLine.parse(lineOf(iteration)))}\n`);
}

const LETTER = { passed: 'p', failed: 'f', flaky: 'x', skipped: 's', notRun: 'n' } as const;

/** An iteration as the history keeps it. */
export function lineOf(iteration: Iteration): HistoryLine {
  const { id, number, startedAt, endedAt, status, scope, totals, projects, latencies, memory, progress, decision, reasons, suite, machine } = iteration;
  return {
    id, number, startedAt, endedAt, status, scope, totals, projects, latencies, memory, progress, decision, reasons, suite, machine,
    target: iteration.target.name, revision: iteration.target.deployment?.revision ?? null,
    tests: iteration.tests.map((test) => [test.id, LETTER[test.outcome], test.durationMs, test.attempts]),
    failing: Object.fromEntries(iteration.failures.map((failure) => [failure.id, `${failure.project} › ${failure.title}`])),
    causes: iteration.causes.map(({ class: kind, code, signature, count }) => ({ class: kind, code, signature, count })),
  };
}

const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

/** Undefined for a line of the first schema, which kept no tests: nothing can be compared with it. */
function parseLine(line: string, where: string): HistoryLine | undefined {
  const raw = jsonOf(line);
  if (typeof raw === 'object' && raw !== null && !('tests' in raw)) return undefined;
  const parsed = HistoryLine.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new TouchstoneError('E_REPORT', {
    expected: 'a line of the history as `reports/iteration/iteration.schema.ts` has it', where,
    happened: parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`).join('; '),
    next: 'put the file aside, if it was written by another version; trends begin anew then',
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
