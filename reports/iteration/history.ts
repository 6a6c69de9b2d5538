import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ZodError } from 'zod';
import { TouchstoneError } from '#utils/errors';
import type { Iteration } from './iteration.schema.ts';
import { HistoryLine } from './iteration.schema.ts';

export const historyFile = (folder: string): string => join(folder, 'history.jsonl');

/** A line of the history that cannot be read; excused is what a killed process left half written, and the first schema. */
export interface UnreadableLine {
  readonly number: number;
  readonly problem: string;
  readonly excused: boolean;
}

/**
 * The history as it is, oldest iteration first; one told twice (a resumed run) as it was told last. Lines that cannot be read are
 * told, neither guessed at nor fatal.
 */
export function scanHistory(folder: string): { readonly lines: HistoryLine[]; readonly unreadable: readonly UnreadableLine[] } {
  const file = historyFile(folder);
  const texts = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const lines = new Map<string, HistoryLine>();
  const unreadable: UnreadableLine[] = [];
  texts.forEach((text, index) => {
    if (text.trim() === '') return;
    const raw = jsonOf(text);
    const read = HistoryLine.safeParse(raw);
    if (read.success) lines.set(read.data.id, read.data);
    else unreadable.push({ number: index + 1, problem: problemOf(read.error), excused: index === texts.length - 1 || isOfFirstSchema(raw) });
  });
  return { lines: [...lines.values()].sort((a, b) => a.number - b.number), unreadable };
}

/** The history, where it has to be whole. @throws TouchstoneError E_REPORT for a line that is none */
export function readHistory(folder: string): HistoryLine[] {
  const { lines, unreadable } = scanHistory(folder);
  const broken = unreadable.find(({ excused }) => !excused);
  if (broken === undefined) return lines;
  throw new TouchstoneError('E_REPORT', {
    expected: 'a line of the history as `reports/iteration/iteration.schema.ts` has it', where: `${historyFile(folder)}:${broken.number}`, happened: broken.problem,
    next: 'put the file aside, if it was written by another version; trends begin anew then',
  });
}

/** Adds a line; what is there is never changed, but for the half line that a killed process left. */
export function appendHistory(folder: string, iteration: Iteration): void {
  const file = historyFile(folder);
  const line = JSON.stringify(HistoryLine.parse(lineOf(iteration)));
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    const whole = wholeLines(text);
    if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
    // The same parts merged once more are the same iteration.
    if (whole.split('\n').includes(line)) return;
  }
  appendFileSync(file, `${line}\n`);
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

const problemOf = (error: ZodError): string => error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`).join('; ');

/** It kept no tests: nothing can be compared with it. */
const isOfFirstSchema = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && !('tests' in raw);

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
