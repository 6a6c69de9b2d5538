import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Quarantined } from '../../reports/gate/policy.schema.ts';
import { rulesOf } from './support/iterations.ts';
import { configOf, InlineProject, specOf } from './support/inline-project.ts';

const REPORTER = resolve(import.meta.dirname, '../../reports/flakes/quarantine.reporter.ts');
const PASSES = 'expect(1).toBe(1);';
const FAILS = 'expect(1).toBe(2);';
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const entry = (test: string, changes: Partial<Quarantined> = {}): Quarantined => ({ test, owner: 'ann', ticket: 'T-2', reason: 'fails now and then', since: day(-1), until: day(5), ...changes });

/** Tells every annotation it gets, as another reporter would. */
const TELLS = { 'tells.ts': `export default class { onTestEnd(test, result) { for (const { type, description } of result.annotations) console.log('TOLD ' + test.title + ' ' + type + ' ' + description); } }` };

function projectOf(tests: Readonly<Record<string, string>>, quarantine: readonly Quarantined[], extra = '', files: Readonly<Record<string, string>> = {}): InlineProject {
  return new InlineProject({
    'playwright.config.ts': configOf(extra, `['${REPORTER}'], ['./tells.ts'],`).replace(`{ name: 'p1' }`, `{ name: 'p2' }`),
    'gate.policy.json': JSON.stringify(rulesOf().policy), 'quarantine.json': JSON.stringify(quarantine), 'a.spec.ts': specOf(tests), ...TELLS, ...files,
  });
}

test.describe('quarantine', () => {
  test('a run in which only a quarantined test fails passes, and says so', async () => {
    using project = projectOf({ '101 good': PASSES, '102 shaky': FAILS }, [entry('102')]);
    const { exitCode, output, iteration } = await project.run();
    expect(iteration).toMatchObject({ status: 'passed', totals: { passed: 1, failed: 1 }, failures: [{ title: '102 shaky', quarantined: true }] });
    expect(iteration?.reasons).toContain('p2: 1 in quarantine, which decide nothing');
    expect(output).toContain(`Only tests in quarantine failed, which do not fail the run:\n  p2 › 102 shaky (until ${day(5)}, ann, T-2)`);
    expect(exitCode).toBe(0);
  });

  test('a run in which another one fails as well does not pass', async () => {
    using project = projectOf({ '101 bad': FAILS, '102 shaky': FAILS }, [entry('p2 › 102 shaky')]);
    const { exitCode, output } = await project.run();
    expect(output).not.toContain('Only tests in quarantine failed');
    expect(exitCode).toBe(1);
  });

  test('an error outside of tests fails the run all the same', async () => {
    using project = projectOf({ '101 good': PASSES, '102 shaky': FAILS }, [entry('102')], `globalTeardown: './down.ts',`, { 'down.ts': `export default () => { throw new Error('left something behind'); };` });
    const { exitCode, output } = await project.run();
    expect(output).toContain('left something behind');
    expect(exitCode).toBe(1);
  });

  test('tests that did not run any more are not excused by the quarantined one before them', async () => {
    using project = projectOf({ '102 shaky': FAILS, '101 good': PASSES }, [entry('102')]);
    expect((await project.run({ args: ['--max-failures=1'] })).exitCode).toBe(1);
  });

  test('it runs like all others, and every report tells it apart', async () => {
    using project = projectOf({ '101 good': PASSES, '102 shaky': PASSES }, [entry('102')]);
    const { exitCode, output } = await project.run();
    expect(output).toContain('2 passed');
    expect(output).toContain(`TOLD 102 shaky quarantined until ${day(5)}, ann, T-2`);
    expect(output).not.toContain('TOLD 101');
    expect(exitCode).toBe(0);
  });

  test('a quarantined test that is flaky does not fail a run that takes flaky for failed', async () => {
    using project = projectOf({ '101 good': PASSES, '102 shaky': 'expect(testInfo.retry).toBe(1);' }, [entry('102')], 'retries: 1, failOnFlakyTests: true,');
    expect((await project.run()).exitCode).toBe(0);
  });

  test('another test that is flaky does', async () => {
    using project = projectOf({ '101 shaky': 'expect(testInfo.retry).toBe(1);', '102 shaky': FAILS }, [entry('102')], 'retries: 1, failOnFlakyTests: true,');
    expect((await project.run()).exitCode).toBe(1);
  });

  test('a test that gives itself the annotation is not excused', async () => {
    using project = projectOf({ '101 sly': `testInfo.annotations.push({ type: 'quarantined', description: 'trust me' }); ${FAILS}` }, []);
    expect((await project.run()).exitCode).toBe(1);
  });

  for (const { what, entries, told } of [
    { what: 'is over', entries: [entry('102', { since: day(-20), until: day(-1) })], told: `quarantine of ann for 102: is over since ${day(-1)}` },
    { what: 'lasts too long', entries: [entry('102', { until: day(30) })], told: 'lasts 31 days, 30 are allowed at most' },
    { what: 'is one too many', entries: [entry('101'), entry('102'), entry('103')], told: '3 tests are in quarantine, 2 are allowed at most' },
    { what: 'names no test', entries: [entry('p2 › 999 gone')], told: 'quarantine of ann for p2 › 999 gone: there is no such test' },
    { what: 'is of p1', entries: [entry('p1 › 001 holds')], told: 'tests of p1 cannot be put into quarantine' },
  ]) {
    test(`an entry that ${what} ends the run before a test begins`, async () => {
      using project = projectOf({ '101 good': `console.log('it began'); ${PASSES}`, '102 shaky': PASSES }, entries);
      const { exitCode, output } = await project.run();
      expect(output).toContain('E_QUARANTINE');
      expect(output).toContain(told);
      expect(output).not.toContain('it began');
      expect(exitCode).toBe(1);
    });
  }

  test('a narrowed run does not take a quarantined test it left out for one that is gone', async () => {
    using project = projectOf({ '101 good': PASSES, '102 shaky': PASSES }, [entry('p2 › 102 shaky')]);
    expect((await project.run({ args: ['--grep=101'] })).exitCode).toBe(0);
  });

  test('a list that is malformed ends the run, with place and rule', async () => {
    using project = projectOf({ '101 good': PASSES }, [{ ...entry('102'), owner: '' }]);
    const { exitCode, output } = await project.run();
    expect(output).toContain('E_POLICY');
    expect(output).toContain('0.owner: Too small');
    expect(exitCode).toBe(1);
  });
});
