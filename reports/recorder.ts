import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { arch, cpus, release, type } from 'node:os';
import { join, relative } from 'node:path';
import type { FullConfig, FullResult, Suite, TestError } from '@playwright/test/reporter';
import { readSelection } from '#utils/arguments';
import { describeError, groupCauses } from './causes.ts';
import { decide } from './gate.ts';
import { type Iteration, Preflight } from './iteration.schema.ts';
import { listFailures, listLeftOut, listSlowest, tallyProjects, tallyRun } from './tally.ts';

/** Everything known at the end of a run. */
export interface RunEnd {
  readonly config: FullConfig;
  readonly suite: Suite;
  readonly result: FullResult;
  readonly errors: readonly TestError[];
  /** Folder of all reports, `reports/out`. */
  readonly folder: string;
}

/** Computes the iteration from Playwright's own records; writes nothing. */
export function recordIteration(run: RunEnd): Iteration {
  const { config, suite, result } = run;
  const id = idAt(result.startTime);
  const failures = listFailures(config, suite);
  const facts = {
    schema: 1 as const,
    id,
    number: pastIterations(run.folder) + 1,
    startedAt: result.startTime.toISOString(),
    target: nameOfTarget(config),
    status: result.status,
    scope: { projects: config.filteredProjects.map((project) => project.name), filters: [...readSelection(config.argv.slice(2)).filters], shard: config.shard },
    machine: machine(config),
    projects: tallyProjects(config, suite),
    totals: tallyRun(suite, result),
    failures,
    causes: groupCauses(failures),
    leftOut: listLeftOut(suite),
    slowest: listSlowest(suite),
    errors: run.errors.map(describeError),
    preflight: readPreflight(run.folder, result.startTime),
    rerun: failures.length > 0 ? `npx playwright test --test-list=${relative(process.cwd(), rerunFile(run.folder, id))}` : null,
  };
  const { decision, reasons } = decide(facts);
  return { ...facts, decision, reasons };
}

/** The list of failed tests, in the form `--test-list` wants. */
export const rerunFile = (folder: string, id: string) => join(folder, 'iterations', `${id}.rerun.txt`);
export const rerunList = (failures: Iteration['failures']) => failures.map((failure) => `[${failure.project}] › ${failure.file} › ${failure.title}`).join('\n');

const idAt = (start: Date) => `${start.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`;

function nameOfTarget(config: FullConfig): string {
  const name: unknown = config.metadata['target'];
  return typeof name === 'string' ? name : 'none';
}

function pastIterations(folder: string): number {
  const file = join(folder, 'history.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).length : 0;
}

function readPreflight(folder: string, start: Date): Iteration['preflight'] {
  const file = join(folder, 'preflight.json');
  // One left by an earlier run says nothing about this one.
  if (!existsSync(file) || statSync(file).mtimeMs < start.getTime()) return null;
  return Preflight.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function machine(config: FullConfig): Iteration['machine'] {
  return { node: process.version, os: `${type()} ${release()} ${arch()}`, cpus: cpus().length, workers: config.workers, ci: Boolean(process.env['CI']), commit: commit(config.rootDir) };
}

function commit(folder: string): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 2000 }).trim();
  } catch {
    // Not a git checkout (an unpacked archive): the commit is unknown, which is no error.
    return null;
  }
}
