import type { FullConfig, FullResult, Suite, TestCase } from '@playwright/test/reporter';
import { relative } from 'node:path';
import { NOT_RUN } from '#utils/target/presence';
import { describeError } from './causes.ts';
import type { Failure, Iteration, Tally } from './iteration.schema.ts';

/** What became of one test, in our words. */
export type Outcome = 'passed' | 'failed' | 'flaky' | 'skipped' | 'notRun';

/**
 * Playwright says "skipped" of a test that skipped itself, of one that was interrupted and of one never begun. Only the
 * first had a choice; the others did not run.
 */
export function outcomeOf(test: TestCase): Outcome {
  const outcome = test.outcome();
  if (outcome === 'expected') return 'passed';
  if (outcome === 'unexpected') return 'failed';
  if (outcome === 'flaky') return 'flaky';
  const began = test.results.length > 0 && test.results.every((result) => result.status === 'skipped');
  return began && test.expectedStatus === 'skipped' && unavailable(test) === undefined && !skipReasonOf(test)?.startsWith(NOT_RUN) ? 'skipped' : 'notRun';
}

const skipReasonOf = (test: TestCase) => test.annotations.find((annotation) => annotation.type === 'skip' || annotation.type === 'fixme')?.description;

/** Why a whole project cannot run on this machine (no browser), as the configuration says in its metadata. */
export function unavailable(test: TestCase): string | undefined {
  const reason: unknown = test.parent.project()?.metadata['unavailable'];
  return typeof reason === 'string' ? reason : undefined;
}

/** Counts by project, for every selected project, those without a test included. */
export function tallyProjects(config: FullConfig, suite: Suite): Record<string, Tally> {
  const byProject = new Map<string, TestCase[]>(config.filteredProjects.map((project) => [project.name, []]));
  for (const test of suite.allTests()) {
    const name = projectOf(test);
    byProject.set(name, [...(byProject.get(name) ?? []), test]);
  }
  return Object.fromEntries([...byProject].map(([name, tests]) => [name, tally(tests, span(tests))]));
}

/** Counts of the whole run, from its tests and not from the projects' sums: the audit compares the two. */
export const tallyRun = (suite: Suite, result: FullResult): Tally => tally(suite.allTests(), Math.round(result.duration));

function tally(tests: readonly TestCase[], durationMs: number): Tally {
  const counts = { passed: 0, failed: 0, skipped: 0, flaky: 0, notRun: 0 };
  for (const test of tests) counts[outcomeOf(test)] += 1;
  const testsMs = tests.flatMap((test) => test.results).reduce((sum, result) => sum + Math.max(0, Math.round(result.duration)), 0);
  return { expected: tests.length, ...counts, durationMs, testsMs: testsMs };
}

function span(tests: readonly TestCase[]): number {
  const results = tests.flatMap((test) => test.results).filter((result) => result.duration >= 0);
  if (results.length === 0) return 0;
  const starts = results.map((result) => result.startTime.getTime());
  const ends = results.map((result) => result.startTime.getTime() + result.duration);
  return Math.round(Math.max(...ends) - Math.min(...starts));
}

/** Failed and flaky tests with the error of their first failed attempt: later attempts often fail of the first one's traces. */
export function listFailures(config: FullConfig, suite: Suite): Failure[] {
  return suite.allTests().filter((test) => ['failed', 'flaky'].includes(outcomeOf(test))).map((test) => {
    const attempt = test.results.find((result) => result.error) ?? test.results.at(-1);
    const surprise = { message: `expected to be ${test.expectedStatus}, was ${attempt?.status ?? 'nothing'}` };
    return {
      project: projectOf(test),
      id: test.id,
      title: titleOf(test),
      file: relative(config.rootDir, test.location.file),
      line: test.location.line,
      ...describeError(attempt?.error ?? surprise),
      flaky: test.outcome() === 'flaky',
      attempts: Math.max(1, test.results.length),
    };
  });
}

/** Skipped and not-run tests by reason. */
export function listLeftOut(suite: Suite): Iteration['leftOut'] {
  const byReason = new Map<string, string[]>();
  for (const test of suite.allTests()) {
    const outcome = outcomeOf(test);
    if (outcome !== 'skipped' && outcome !== 'notRun') continue;
    const reason = reasonOf(test, outcome);
    byReason.set(reason, [...(byReason.get(reason) ?? []), `${projectOf(test)} › ${titleOf(test)}`]);
  }
  return [...byReason].map(([reason, tests]) => ({ reason, count: tests.length, tests }));
}

function reasonOf(test: TestCase, outcome: Outcome): string {
  if (outcome === 'notRun') {
    return unavailable(test) ?? skipReasonOf(test) ?? (test.results.some((result) => result.status === 'interrupted') ? 'interrupted while running' : 'the run ended before it began');
  }
  return skipReasonOf(test) ?? 'skipped without a reason';
}

/** The slowest tests that ran, by their last attempt. */
export function listSlowest(suite: Suite, most = 5): Iteration['slowest'] {
  return suite.allTests().filter((test) => ['passed', 'failed', 'flaky'].includes(outcomeOf(test)))
    .map((test) => ({ project: projectOf(test), title: titleOf(test), durationMs: Math.max(0, Math.round(test.results.at(-1)?.duration ?? 0)) }))
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, most);
}

export const projectOf = (test: TestCase) => test.parent.project()?.name ?? '';
/** Describe titles and the test's own; file and project are told apart from it. */
export const titleOf = (test: TestCase) => test.titlePath().slice(3).join(' › ');
