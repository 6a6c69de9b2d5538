import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Failure, Iteration, TestRecord } from '../iteration/iteration.schema.ts';

/** Beyond this a message is told by the attachments and the record of the iteration. */
const LONGEST = 8000;

/** One test as JUnit knows it. There is no place for flaky, not run or quarantined in that format: see `verdictOf`. */
interface Verdict {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly details: string;
}

/**
 * The iteration as JUnit XML, in the form that Jenkins, GitLab and GitHub's tools read. A suite for each project, whose
 * counts are those of its own test cases.
 */
export function junitOf(iteration: Iteration): string {
  const failures = new Map(iteration.failures.map((failure) => [failure.id, failure]));
  const suites = Object.entries(iteration.projects).map(([name, tally]) => {
    const tests = iteration.tests.filter((test) => test.project === name);
    return { name, timeMs: tally.durationMs, cases: tests.map((test) => ({ test, failure: failures.get(test.id), verdict: verdictOf(test, failures.get(test.id)) })) };
  });
  const verdicts = suites.flatMap(({ cases }) => cases.map(({ verdict }) => verdict));
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\u{fffd}' }).ele('testsuites', {
    name: `Touchstone iteration ${iteration.number}`, tests: verdicts.length + iteration.errors.length, failures: count(verdicts, 'failure'), errors: count(verdicts, 'error') + iteration.errors.length, time: inSeconds(iteration.totals.durationMs),
  });
  for (const [index, { name, timeMs, cases }] of suites.entries()) {
    const all = cases.map(({ verdict }) => verdict);
    const suite = root.ele('testsuite', {
      id: index, name, package: name, timestamp: iteration.startedAt.slice(0, 19), hostname: 'localhost', tests: all.length, failures: count(all, 'failure'), errors: count(all, 'error'), skipped: count(all, 'skipped'), time: inSeconds(timeMs),
    });
    const properties = suite.ele('properties');
    for (const [key, value] of Object.entries(factsOf(iteration))) properties.ele('property', { name: key, value });
    for (const { test, failure, verdict } of cases) addCase(suite, test, failure, verdict);
  }
  addErrors(root, iteration);
  return `${root.end({ prettyPrint: true })}\n`;
}

/**
 * Flaky is a failure: that a retry passed does not undo it. What did not run is an error, because a tool that counted it as
 * skipped would be green. What is in quarantine is no part of the decision, so it is skipped, with what became of it as the reason.
 */
function verdictOf(test: TestRecord, failure: Failure | undefined): Verdict {
  const details = failure?.message ?? '';
  const message = details.split('\n', 1)[0] ?? '';
  if (test.outcome === 'passed') return { kind: 'passed', type: '', message: '', details: '' };
  if (test.outcome === 'skipped') return { kind: 'skipped', type: '', message: test.reason ?? 'skipped without a reason', details: '' };
  if (test.quarantined) return { kind: 'skipped', type: '', message: `in quarantine, ${test.outcome}: ${message}`, details: '' };
  if (test.outcome === 'notRun') return { kind: 'error', type: 'not-run', message: `did not run: ${test.reason ?? 'nobody knows why'}`, details: '' };
  const broke = failure?.class === 'test-defect' || failure?.class === 'environment';
  return { kind: broke ? 'error' : 'failure', type: failure?.class ?? 'unknown', message: test.outcome === 'flaky' ? `flaky, passed on attempt ${test.attempts}: ${message}` : message, details };
}

function addCase(suite: XMLBuilder, test: TestRecord, failure: Failure | undefined, verdict: Verdict): void {
  const element = suite.ele('testcase', { classname: classOf(test), name: oneLine(test.repeat > 0 ? `${test.title} (repeat ${test.repeat})` : test.title), time: inSeconds(test.durationMs ?? 0) });
  if (verdict.kind === 'skipped') element.ele('skipped').txt(oneLine(verdict.message));
  if (verdict.kind === 'failure' || verdict.kind === 'error') element.ele(verdict.kind, { type: verdict.type, message: oneLine(verdict.message) }).txt(verdict.details.slice(0, LONGEST));
  const paths = failure?.attachments.flatMap(({ path }) => (path === null ? [] : [`[[ATTACHMENT|${path}]]`])) ?? [];
  // As Jenkins' attachments plugin and Playwright's own reporter have it.
  if (paths.length > 0) element.ele('system-out').txt(paths.join('\n'));
}

/** What went wrong outside of any test would otherwise be nowhere in the file. */
function addErrors(root: XMLBuilder, { errors, startedAt }: Iteration): void {
  if (errors.length === 0) return;
  const suite = root.ele('testsuite', { name: 'the run itself', timestamp: startedAt.slice(0, 19), hostname: 'localhost', tests: errors.length, failures: 0, errors: errors.length, skipped: 0, time: '0.000' });
  for (const { code, message } of errors) suite.ele('testcase', { classname: 'run', name: code, time: '0.000' }).ele('error', { type: code, message: oneLine(message.split('\n', 1)[0] ?? '') }).txt(message.slice(0, LONGEST));
}

const factsOf = ({ id, target, decision, suite, machine }: Iteration) => ({
  iteration: id, target: target.name, environment: target.environment ?? 'unknown', revision: target.deployment?.revision ?? 'unknown', suite: suite.commit ?? 'unknown', node: machine.node, decision,
});

/** `p1.sign-in`: tools make folders of the dots. */
const classOf = ({ project, file }: TestRecord) => [project, ...file.replace(/^tests\//, '').replace(new RegExp(`^${project.replace(/[^\w-]/g, '.')}/`), '').replace(/\.spec\.[cm]?[jt]sx?$/, '').split('/')].join('.');
const count = (verdicts: readonly Verdict[], kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind).length;
const inSeconds = (ms: number) => (ms / 1000).toFixed(3);
/** An attribute loses its line ends anyway. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
