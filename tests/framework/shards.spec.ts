import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { balanceOf, distribute } from '../../reports/shards/distribute.ts';
import { Durations, durationsText, estimator, readDurations } from '../../reports/shards/durations.ts';
import { type Job, makespan, type Unit } from '../../reports/shards/makespan.ts';
import { configOf, InlineProject, specOf } from './support/inline-project.ts';
import { RecordedSuite } from './support/recorded-run.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHARD_REPORTER = `['${join(ROOT, 'reports/shards/shard.reporter.ts')}'],`;
const unit = (ms: number, worker = 'p1 0', ...locks: readonly string[]): Unit => ({ jobs: [{ ms, worker, locks } satisfies Job], tests: [ms] });
const TWO_PROJECTS = configOf(`fullyParallel: true, projects: [{ name: 'p1', testMatch: '*.spec.ts' }, { name: 'p2', testMatch: 'a.spec.ts' }],`, SHARD_REPORTER);
const SIX = specOf(Object.fromEntries(['one', 'two', 'three', 'four', 'five', 'six'].map((title) => [title, ''])));
const GROUPS = `import { test } from '@playwright/test';
test.describe('in order', () => { test.describe.configure({ mode: 'serial' }); for (const n of [1, 2, 3, 4]) test('step ' + n, () => {}); });
test.describe('with a hook', () => { test.beforeAll(() => {}); for (const n of [1, 2, 3, 4]) test('hooked ' + n, () => {}); });
`;
/** Times such as those of real suites: many short, few long. The same in every run. */
const SKEWED = Array.from({ length: 300 }, (_, n) => unit(20 + ((n * 7919) % 300) + (n % 23 === 0 ? 6000 : 0), `p${Math.floor(n / 40)} 0`));

/** What the shards of a plan list, shard by shard. */
async function shardsOf(project: InlineProject, total: number, ...args: readonly string[]): Promise<string[][]> {
  const runs = await Promise.all(Array.from({ length: total }, (_, index) => project.run({ args: ['--list', `--shard=${index + 1}/${total}`, ...args] })));
  return runs.map(({ output }) => testsIn(output));
}
const testsIn = (output: string) => [...output.matchAll(/^ {2}(\[p.*)$/gm)].map(([, line = '']) => line);

/** A project with recorded durations, by title. */
function timed(files: Readonly<Record<string, string>>, times: Readonly<Record<string, number>>): InlineProject {
  const names = Object.entries(times).flatMap(([title, ms]) => ['p1', 'p2'].map((name) => [{ project: name, file: 'a.spec.ts', title }, ms] as const));
  return new InlineProject({ 'playwright.config.ts': TWO_PROJECTS, 'reports/shards/durations.json': durationsText(1, names), ...files });
}

test.describe('the time a shard takes', () => {
  test('is that of its busiest worker, with a start for each', () => {
    expect(makespan([unit(1000), unit(600), unit(500)], 2)).toBe(400 + 600 + 500);
  });

  test('grows with every change of project', () => {
    expect(makespan([unit(100), unit(100), unit(100)], 1)).toBe(400 + 300);
    expect(makespan([unit(100), unit(100, 'p2 0'), unit(100)], 1)).toBe(3 * 400 + 300);
  });

  test('grows where tests hold the same lock, and others go ahead of who waits for it', () => {
    expect(makespan([unit(1000, 'p1 0', 'limit'), unit(1000, 'p1 0', 'limit'), unit(900)], 2)).toBe(400 + 1000 + 1000);
  });

  test('leaves the others idle beside an exclusive lock', () => {
    expect(makespan([unit(1000), unit(500, 'p1 0', '-exclusive-'), unit(400)], 2)).toBe(400 + 1000 + 500);
  });
});

test.describe('a plan', () => {
  test('balances a skewed suite to more than 0.95, and gives each test to one shard', () => {
    const loads = distribute(SKEWED, { shards: 4, workers: 2 });
    expect(balanceOf(loads)).toBeGreaterThan(0.95);
    expect(loads.flatMap(({ units }) => units).sort((a, b) => a - b)).toEqual(SKEWED.map((_, index) => index));
  });

  test('keeps most shards to few projects', () => {
    const projects = distribute(SKEWED, { shards: 4, workers: 2 }).map(({ units }) => new Set(units.map((place) => SKEWED[place]?.jobs[0]?.worker)).size);
    expect(projects.reduce((a, b) => a + b)).toBeLessThanOrEqual(8 + 4);
  });

  test('is the same every time', () => {
    expect(distribute(SKEWED, { shards: 5, workers: 2 })).toEqual(distribute(SKEWED, { shards: 5, workers: 2 }));
  });

  test('of more shards than tests leaves some empty', () => {
    expect(distribute([unit(5), unit(5)], { shards: 3, workers: 2 }).map(({ units }) => units.length).filter((count) => count === 1)).toHaveLength(2);
  });

  test('of tests that all take no time still gives each shard its part', () => {
    expect(distribute(Array.from({ length: 8 }, () => unit(0)), { shards: 4, workers: 2 }).map(({ units }) => units.length)).toEqual([2, 2, 2, 2]);
  });
});

test.describe('durations', () => {
  const known = Durations.parse({ schema: 1, workers: 2, tests: { p1: { 'a.spec.ts': { one: 100, two: 300, three: 200 }, 'b.spec.ts': { four: 5000 } }, p2: { 'a.spec.ts': { one: 10 } } } });

  test('that are not recorded are the median of what is nearest, and say so', () => {
    const estimate = estimator(known);
    expect(estimate({ project: 'p1', file: 'a.spec.ts', title: 'two' })).toEqual({ ms: 300, from: 'recorded' });
    expect(estimate({ project: 'p1', file: 'a.spec.ts', title: 'new' })).toEqual({ ms: 200, from: 'file' });
    expect(estimate({ project: 'p1', file: 'new.spec.ts', title: 'new' })).toEqual({ ms: 200, from: 'project' });
    expect(estimate({ project: 'new', file: 'a.spec.ts', title: 'new' })).toEqual({ ms: 200, from: 'all' });
    expect(estimator({ ...known, tests: {} })({ project: 'p1', file: 'a.spec.ts', title: 'new' })).toEqual({ ms: 1000, from: 'nothing' });
  });

  test('are written sorted and rounded, so that they change little', () => {
    const text = durationsText(2, [[{ project: 'p2', file: 'a', title: 't' }, 1234], [{ project: 'p1', file: 'b', title: 't' }, 87], [{ project: 'p1', file: 'a', title: 'z' }, 0]]);
    expect(JSON.parse(text)).toEqual({ schema: 1, workers: 2, tests: { p1: { a: { z: 0 }, b: { t: 87 } }, p2: { a: { t: 1200 } } } });
    expect(text.indexOf('"p1"')).toBeLessThan(text.indexOf('"p2"'));
  });

  test('that are committed are what the file says it is', () => {
    expect(() => readDurations(ROOT)).not.toThrow();
  });

  test('that cannot be read end the run with E_SHARD and the command that makes them', async () => {
    using project = new InlineProject({ 'playwright.config.ts': TWO_PROJECTS, 'a.spec.ts': SIX, 'reports/shards/durations.json': '{ "schema": 1, "workers": 0 }' });
    const { exitCode, output } = await project.run({ args: ['--shard=1/2'] });
    expect(exitCode).toBe(1);
    expect(output).toContain('E_SHARD');
    expect(output).toContain('npm run durations');
    expect(output).not.toMatch(/[1-9] passed/);
  });
});

test.describe('--shard', () => {
  test.describe.configure({ timeout: 180_000 });

  test('deals by recorded time and not by number', async () => {
    using project = timed({ 'a.spec.ts': SIX }, { one: 6000, two: 1000, three: 1000, four: 1000, five: 1000, six: 1000 });
    const shards = await shardsOf(project, 2, '--project=p1');
    expect(shards.map((tests) => tests.length)).toEqual([1, 5]);
  });

  test('gives every test to exactly one shard, over projects', async () => {
    using project = timed({ 'a.spec.ts': SIX, 'b.spec.ts': SIX }, { one: 900, four: 100 });
    const { output } = await project.run({ args: ['--list'] });
    const all = testsIn(output);
    expect(all).toHaveLength(18);
    const dealt = (await shardsOf(project, 3)).flat();
    expect(dealt).toHaveLength(18);
    expect(new Set(dealt)).toEqual(new Set(all));
  });

  test('keeps tests in order and tests with a common hook together', async () => {
    using project = timed({ 'a.spec.ts': GROUPS }, {});
    const shards = await shardsOf(project, 2, '--project=p1');
    expect(shards.map((tests) => [...new Set(tests.map((line) => line.replace(/.*› (.*) › .*/, '$1')))])).toEqual([['in order'], ['with a hook']]);
  });

  for (const { args, count } of [
    { args: ['--grep=two|six'], count: 4 },
    { args: ['--project=p2'], count: 6 },
    { args: ['--repeat-each=2'], count: 24 },
    { args: ['a.spec.ts', '--grep-invert=one'], count: 10 },
    { args: ['--test-list=some.txt'], count: 2 },
  ]) {
    test(`with ${args.join(' ')} deals out exactly these`, async () => {
      using project = timed({ 'a.spec.ts': SIX, 'some.txt': '[p1] › a.spec.ts › two\n[p2] › a.spec.ts › five\n' }, { two: 500 });
      const shards = await shardsOf(project, 2, ...args);
      expect(shards.flat()).toHaveLength(count);
      expect(Math.min(...shards.map((tests) => tests.length))).toBeGreaterThan(0);
    });
  }

  test('with --last-failed is refused, because each machine remembers other failures', async () => {
    using project = timed({ 'a.spec.ts': SIX }, {});
    const { exitCode, output } = await project.run({ args: ['--shard=1/2', '--last-failed'] });
    expect(exitCode).toBe(1);
    expect(output).toContain('E_SHARD');
    expect(output).toContain('--last-failed');
  });

  test('says how long each shard will take, and how much of that is an estimate', async () => {
    using project = timed({ 'a.spec.ts': SIX }, { one: 2000, two: 2000 });
    const { output } = await project.run({ args: ['--list', '--shard=1/2', '--project=p1'] });
    expect(output).toMatch(/Shard 1 of 2: 3 of 6 tests, about 6\.4 s with 1 workers; planned balance 1 \(6\.4 s, 6\.4 s\)/);
    expect(output).toContain('4 of 6 tests have no recorded duration');
  });

  test('leaves the plan beside the journals of the run, the same from every shard', async () => {
    using project = timed({ 'a.spec.ts': SIX }, { one: 900 });
    const plans = [];
    for (const shard of ['1/2', '2/2']) {
      await project.run({ args: [`--shard=${shard}`], env: { TOUCHSTONE_RUN: 'plan-1' } });
      plans.push(readFileSync(join(project.folder, 'reports/out/runs/plan-1/plan-of-2.json'), 'utf8'));
    }
    expect(plans[0]).toBe(plans[1]);
    expect(JSON.parse(plans[0] ?? '')).toMatchObject({ total: 2, tests: 12, estimated: 10, shards: [{ shard: 1 }, { shard: 2 }] });
  });
});

test.describe('npm run durations', () => {
  test.describe.configure({ timeout: 180_000 });

  const known = (file: string, title: string, ms: number) => [{ project: 'p1', file: `${file}.spec.ts`, title }, ms] as const;

  test('takes them from a recorded run: of what passed, in place of what was known, and keeps the rest', async () => {
    using suite = new RecordedSuite({ 'a.spec.ts': specOf({ quick: '', slow: `await new Promise((later) => setTimeout(later, 700));`, broken: `expect(1).toBe(2);` }), 'b.spec.ts': specOf({ kept: '' }) });
    const none = await suite.command('durations');
    expect(none.output).toMatch(/E_SHARD[\s\S]*a recorded run to take durations from/);
    const file = join(suite.folder, 'reports/shards/durations.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, durationsText(1, [known('a', 'slow', 5), known('a', 'broken', 5), known('b', 'kept', 7), known('gone', 'gone', 9)]));
    await suite.playwright(['a.spec.ts'], { TOUCHSTONE_RUN: 'timed' });
    const { exitCode, output } = await suite.command('durations');
    expect(output).toContain('2 tests of timed, 2 from before');
    expect(exitCode).toBe(0);
    const { tests, workers } = Durations.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(workers).toBe(2);
    expect(tests).toEqual({ p1: { 'a.spec.ts': { broken: 5, quick: expect.any(Number), slow: expect.any(Number) }, 'b.spec.ts': { kept: 7 } } });
    expect(tests['p1']?.['a.spec.ts']?.['slow']).toBeGreaterThanOrEqual(690);
  });
});
