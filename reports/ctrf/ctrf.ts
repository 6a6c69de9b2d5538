import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { CTRFReport, RetryAttempt, Test, TestStatus } from 'ctrf';
import { z } from 'zod';
import type { Failure, Iteration, Outcome, TestRecord } from '../iteration/iteration.schema.ts';

/** What did not run is neither skipped nor pending: it should have run. The format has `other` for that, and `rawStatus` for our word. */
const STATUS: Readonly<Record<Outcome, TestStatus>> = { passed: 'passed', failed: 'failed', flaky: 'passed', skipped: 'skipped', notRun: 'other' };

/** The iteration in the Common Test Report Format. A flaky test has status passed there, by the format's own definition, and says flaky. */
export function ctrfOf(iteration: Iteration, reportId: string = randomUUID()): CTRFReport {
  const failures = new Map(iteration.failures.map((failure) => [failure.id, failure]));
  const tests = iteration.tests.map((test) => testOf(test, failures.get(test.id)));
  const start = Date.parse(iteration.startedAt);
  const stop = iteration.endedAt === null ? start + iteration.totals.durationMs : Date.parse(iteration.endedAt);
  const withStatus = (status: TestStatus) => tests.filter((test) => test.status === status).length;
  const { target, machine, suite, decision } = iteration;
  return {
    reportFormat: 'CTRF', specVersion: '0.0.0', reportId, runId: iteration.id, timestamp: new Date(stop).toISOString(), generatedBy: 'touchstone',
    results: {
      tool: { name: 'playwright', version: playwrightVersion() },
      summary: {
        tests: tests.length, passed: withStatus('passed'), failed: withStatus('failed'), skipped: withStatus('skipped'), pending: 0, other: withStatus('other'),
        flaky: tests.filter((test) => test.flaky).length, suites: Object.keys(iteration.projects).length, start, stop, duration: iteration.totals.durationMs,
      },
      tests,
      environment: {
        reportName: iteration.title, appName: target.name, osPlatform: machine.os, healthy: decision === 'GO',
        ...(target.deployment && { appVersion: target.deployment.version }), ...(target.environment !== null && { testEnvironment: target.environment }), ...(suite.commit !== null && { commit: suite.commit }),
        extra: { 'touchstone.revision': target.deployment?.revision ?? null, 'touchstone.node': machine.node, 'touchstone.workers': machine.workers, 'touchstone.parts': iteration.scope.parts, 'touchstone.missingParts': iteration.scope.missingParts },
      },
      extra: { 'touchstone.decision': decision, 'touchstone.reasons': iteration.reasons, 'touchstone.number': iteration.number, 'touchstone.errors': iteration.errors },
    },
  };
}

function testOf(test: TestRecord, failure: Failure | undefined): Test {
  const suite = [test.project, ...test.title.split(' › ').slice(0, -1)];
  const name = test.title.split(' › ').at(-1);
  const attachments = failure?.attachments.flatMap(({ name: called, path }) => (path === null ? [] : [{ name: called, contentType: 'application/octet-stream', path }])) ?? [];
  const flaky = test.outcome === 'flaky';
  return {
    testId: test.id, name: name === undefined || name === '' ? '(no title)' : name, status: STATUS[test.outcome], rawStatus: test.outcome, duration: test.durationMs ?? 0, suite,
    filePath: test.file, line: test.line, type: 'e2e', flaky, retries: Math.max(0, test.attempts - 1),
    ...(test.tags.length > 0 && { tags: [...test.tags] }),
    ...(flaky ? { retryAttempts: retriesOf(test, failure) } : failure ? { message: failure.message } : test.reason !== null ? { message: test.reason } : {}),
    ...(attachments.length > 0 && { attachments }),
    labels: { project: test.project, ...(test.catalogue !== null && { catalogue: test.catalogue }), ...(failure && { class: failure.class, code: failure.code }), ...(test.shard !== null && { shard: test.shard }) },
    extra: { 'touchstone.quarantined': test.quarantined, ...(failure && { 'touchstone.signature': failure.signature, 'touchstone.at': failure.at }) },
  };
}

/** Every attempt but the last failed, else there would have been none after it; the record keeps what the first one said. */
const retriesOf = ({ attempts }: TestRecord, failure: Failure | undefined): RetryAttempt[] =>
  Array.from({ length: Math.max(1, attempts - 1) }, (_, index) => ({ attempt: index + 1, status: 'failed', ...(index === 0 && failure && { message: failure.message }) }));

const playwrightVersion = () => z.object({ version: z.string() }).parse(createRequire(import.meta.url)('@playwright/test/package.json')).version;
