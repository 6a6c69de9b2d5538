import { cpus, totalmem, arch, release, type } from 'node:os';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { FullConfig, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { argumentsOf, readSelection } from '#utils/arguments';
import { takeObservation } from '#utils/observation/handover';
import { statementOf } from '../classify/statement.ts';
import { describeError } from './describe-error.ts';
import type { Attempt, Begin, TestEntry, Thrown } from './journal.schema.ts';
import type { Place } from './place.ts';
import { stateOf } from './git.ts';

/** The first line of a journal. */
export function beginOf(config: FullConfig, { run, part }: Place, startedAt: Date, tests: readonly TestCase[], whole: readonly string[]): Begin {
  return {
    kind: 'begin', schema: 1, run, part, startedAt: startedAt.toISOString(), pid: process.pid, argv: argumentsOf(config.argv), target: targetOf(config),
    scope: { projects: config.filteredProjects.map(({ name }) => name), filters: [...readSelection(config.argv.slice(2)).filters], shard: config.shard },
    machine: { node: process.version, os: `${type()} ${release()} ${arch()}`, cpus: cpus().length, memoryMb: Math.round(totalmem() / 2 ** 20), workers: config.workers, ci: Boolean(process.env['CI']) },
    suite: stateOf(config.rootDir),
    seed: seedOf(config.argv),
    retries: Math.max(0, ...config.projects.map(({ retries }) => retries)),
    tests: tests.map((test) => entryOf(config, test)),
    whole: [...whole],
  };
}

/** One attempt of a test that has ended. */
export function attemptOf(config: FullConfig, test: TestCase, result: TestResult): Attempt {
  const before = result.steps.find(isHook('Before Hooks'));
  const errors = result.errors.length > 0 || result.status === 'passed' || result.status === 'skipped' || result.status === test.expectedStatus ? result.errors : [{ message: `expected to be ${test.expectedStatus}, was ${result.status}` }];
  return {
    kind: 'attempt', id: test.id, retry: result.retry, worker: result.workerIndex, startedAt: result.startTime.toISOString(), ...timesOf(result),
    status: result.status, expected: test.expectedStatus, reason: reasonOf(test, result),
    errors: (result.status === 'passed' && test.expectedStatus === 'failed' ? [{ message: 'expected to fail, and passed' }, ...errors] : errors).map((error) => thrownOf(config, error)),
    inSetUp: before?.error !== undefined,
    annotations: annotationsOf(test, result).map(({ type: name, description }) => ({ type: name, description: description ?? null })),
    attachments: result.attachments.map(({ name, contentType, path }) => ({ name, contentType, path: path === undefined ? null : within(config, path) })),
    observation: takeObservation({ testId: test.id, retry: result.retry }),
  };
}

/** What was thrown, by its code, message and place. */
export const thrownOf = (config: FullConfig, error: TestError): Thrown => ({ ...describeError(error), at: placeIn(config, error), statement: statementOf(error.snippet) });

/** Why a whole project cannot run on this machine (no browser), as the configuration says in its metadata. */
export function unavailable(test: TestCase): string | undefined {
  const reason: unknown = test.parent.project()?.metadata['unavailable'];
  return typeof reason === 'string' ? reason : undefined;
}

function entryOf(config: FullConfig, test: TestCase): TestEntry {
  const { file, line } = test.location;
  return {
    id: test.id, project: test.parent.project()?.name ?? '', file: within(config, file), line,
    title: test.titlePath().slice(3).join(' › '), tags: [...test.tags], repeat: test.repeatEachIndex,
  };
}

const annotationsOf = (test: TestCase, result: TestResult) => (result.annotations.length > 0 ? result.annotations : test.annotations);
const reasonOf = (test: TestCase, result: TestResult): string | null =>
  result.status === 'skipped' ? (annotationsOf(test, result).find(({ type: name }) => name === 'skip' || name === 'fixme')?.description ?? null) : null;

const whole = (ms: number) => Math.max(0, Math.round(ms));
const isHook = (name: string) => ({ category, title }: TestStep) => category === 'hook' && title === name;

/** By the clock on the wall. Playwright’s own figure leaves out what hooks and fixtures take that have time of their own. */
function timesOf({ startTime, duration, steps }: TestResult): Pick<Attempt, 'durationMs' | 'phases'> {
  const since = (date: Date) => whole(date.getTime() - startTime.getTime());
  const endOf = (step: TestStep) => since(step.startTime) + whole(step.duration);
  const durationMs = steps.map(endOf).reduce((latest, end) => Math.max(latest, end), whole(duration));
  const [before, after] = [steps.find(isHook('Before Hooks')), steps.find(isHook('After Hooks'))];
  const [begins, ends] = [before ? endOf(before) : 0, Math.min(durationMs, after ? since(after.startTime) : durationMs)];
  return { durationMs, phases: { setUpMs: before ? whole(before.duration) : 0, testMs: whole(ends - begins), cleanUpMs: durationMs - ends } };
}

/** First place in files of ours: where Playwright points to, or the first line of the stack that leads there. */
function placeIn(config: FullConfig, error: TestError): Thrown['at'] {
  if (error.location && isOwn(config, error.location.file)) return { file: within(config, error.location.file), line: error.location.line };
  for (const [, file = '', line] of (error.stack ?? '').matchAll(/\(?(?:file:\/\/)?(\/[^()\s]+|[A-Z]:\\[^()\s]+):(\d+):\d+\)?/g)) {
    if (isOwn(config, file)) return { file: within(config, file), line: Number(line) };
  }
  return null;
}

const isOwn = (config: FullConfig, file: string) => !file.includes('node_modules') && !relative(config.rootDir, file).startsWith('..') && !isAbsolute(relative(config.rootDir, file));
const within = (config: FullConfig, file: string) => relative(config.rootDir, resolve(config.rootDir, file)).split(sep).join('/');

function targetOf(config: FullConfig): string {
  const name: unknown = config.metadata['target'];
  return typeof name === 'string' ? name : 'none';
}

/** Of `--shuffle=7` and `--shuffle 7`. One that Playwright made up itself it tells nobody. */
function seedOf(argv: readonly string[]): string | null {
  const [, named, next] = /(?:^| )--shuffle(?:=(\S+)|$| (?!-)(\S+))/.exec(argv.join(' ')) ?? [];
  return named ?? next ?? null;
}
