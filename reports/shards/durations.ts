import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { reasonOf, TouchstoneError } from '#utils/errors';

/** How long each test took the last time it was recorded: project → file → title → milliseconds. Made by `npm run durations`. */
export const Durations = z.strictObject({
  schema: z.literal(1),
  /** With how many workers side by side: times hold for that much company, so plans are made for as many. */
  workers: z.int().positive(),
  tests: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.int().min(0)))),
});
export type Durations = z.output<typeof Durations>;

/** Where an estimate comes from: the test itself, or the median of its file, its project, of all that is recorded, or nothing. */
export type Basis = 'recorded' | 'file' | 'project' | 'all' | 'nothing';
export interface Estimate {
  readonly ms: number;
  readonly from: Basis;
}

/** What a plan has to know of a test to say how long it takes. */
export interface TestName {
  readonly project: string;
  readonly file: string;
  readonly title: string;
}

/** A test of which nothing at all is known. */
const UNKNOWN_MS = 1000;
/** Committed, below the folder of the configuration. */
export const DURATIONS_FILE = 'reports/shards/durations.json';

/** Reads the committed file below a project's folder; without one nothing is known, which is no mistake. */
export function readDurations(folder: string): Durations {
  const path = join(folder, DURATIONS_FILE);
  if (!existsSync(path)) return { schema: 1, workers: 2, tests: {} };
  try {
    return Durations.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const happened = error instanceof z.ZodError ? z.prettifyError(error) : reasonOf(error);
    throw new TouchstoneError('E_SHARD', { expected: 'durations of tests as `npm run durations` writes them', happened, where: relative(process.cwd(), path), next: 'make it anew: npm run durations' });
  }
}

/** Says how long a test takes: what is recorded of it, else the median of what is nearest. */
export function estimator({ tests }: Durations): (test: TestName) => Estimate {
  const files = new Map<string, number>();
  const projects = new Map<string, number>();
  for (const [project, inProject] of Object.entries(tests)) {
    for (const [file, inFile] of Object.entries(inProject)) files.set(`${project} ${file}`, median(Object.values(inFile)));
    projects.set(project, median(Object.values(inProject).flatMap((inFile) => Object.values(inFile))));
  }
  const every = Object.values(tests).flatMap((inProject) => Object.values(inProject).flatMap((inFile) => Object.values(inFile)));
  const all = every.length > 0 ? median(every) : undefined;
  return ({ project, file, title }) => {
    const candidates: readonly (readonly [number | undefined, Basis])[] = [
      [tests[project]?.[file]?.[title], 'recorded'], [files.get(`${project} ${file}`), 'file'], [projects.get(project), 'project'], [all, 'all'],
    ];
    const [ms = UNKNOWN_MS, from = 'nothing'] = candidates.find(([known]) => known !== undefined) ?? [];
    return { ms, from };
  };
}

/** The lower of the two in the middle where there are two: a time that was really measured. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

/**
 * Text of the file: sorted, so that a change of one time is a change of one line. Rounded to two digits, so that a run like the
 * one before changes next to nothing.
 */
export function durationsText(workers: number, times: Iterable<readonly [TestName, number]>): string {
  const tests: Record<string, Record<string, Record<string, number>>> = {};
  const inOrder = [...times].sort(([a], [b]) => compare([a.project, a.file, a.title], [b.project, b.file, b.title]));
  for (const [{ project, file, title }, ms] of inOrder) ((tests[project] ??= {})[file] ??= {})[title] = Number(ms.toPrecision(2));
  return `${JSON.stringify(Durations.parse({ schema: 1, workers, tests }), null, 1)}\n`;
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
