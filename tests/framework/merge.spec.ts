import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { realisedBalance } from '../../reports/shards/balance.ts';
import { contradictionsOf } from '../../reports/shards/merge-check.ts';
import { specOf } from './support/inline-project.ts';
import { leaksIn } from './support/leaks.ts';
import { attemptOf, listingOf, partOf } from './support/run-parts.ts';
import { RecordedSuite } from './support/recorded-run.ts';

const whole = ['a', 'b', 'c', 'd'];
const present = listingOf(...whole);
const first = partOf({ shard: [1, 2], tests: ['a', 'b'], whole });
const second = partOf({ shard: [2, 2], tests: ['c', 'd'], whole });
const cutOff = partOf({ shard: [2, 2], tests: ['c', 'd'], whole, attempts: [attemptOf('c')], cutOff: true });
const resumed = (ids: readonly string[]) => partOf({ shard: [2, 2], tests: ids, whole, begin: { part: 'shard-2-of-2-resumed-1', startedAt: '2026-11-01T11:00:00.000Z' } });

test.describe('parts that are one whole', () => {
  test('are all shards of a run', () => {
    expect(contradictionsOf([first, second], present)).toEqual([]);
  });

  test('are a shard that was cut off, what it was resumed with, and the other shards', () => {
    expect(contradictionsOf([first, resumed(['d']), cutOff], present)).toEqual([]);
  });

  test('are a run without shards that was resumed', () => {
    const main = partOf({ tests: whole, whole, attempts: [attemptOf('a'), attemptOf('b', { status: 'failed' })], cutOff: true });
    const rest = partOf({ tests: ['b', 'c', 'd'], whole, begin: { part: 'resumed-1', startedAt: '2026-11-01T11:00:00.000Z' } });
    expect(contradictionsOf([main, rest], present)).toEqual([]);
  });

  test('may lack tests that a shard itself says it did not run', () => {
    const stopped = partOf({ shard: [2, 2], tests: ['c', 'd'], whole, attempts: [attemptOf('c', { status: 'failed', retry: 1 })] });
    expect(contradictionsOf([first, stopped], present)).toEqual([]);
  });
});

test.describe('a merge is refused, with the reason, where', () => {
  for (const { title, parts, now = present, told } of [
    { title: 'there is nothing', parts: [], told: ['there is no journal in it'] },
    { title: 'a shard is missing', parts: [first], told: ['missing: shard 2 of 2', 'tests of no shard (2):\n  [p1] test c\n  [p1] test d'] },
    { title: 'a shard is there twice', parts: [first, second, { ...second, file: 'elsewhere/again.journal.jsonl' }], told: ['double: shard 2 of 2, in parts/shard-2-of-2.journal.jsonl and elsewhere/again.journal.jsonl', 'tests of several shards (2):\n  [p1] test c\n  [p1] test d'] },
    { title: 'a part is of another run', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { run: 'r2' } })], told: ['the parts differ in their run: r1 (shard-1-of-2); r2 (shard-2-of-2)'] },
    { title: 'a part is of another commit', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { suite: { commit: 'def5678', dirty: false } } })], told: ['the parts differ in their commit: abc1234 (shard-1-of-2); def5678 (shard-2-of-2)'] },
    { title: 'a part has changes', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { suite: { commit: 'abc1234', dirty: true } } })], told: ['the parts differ in their commit: abc1234 (shard-1-of-2); abc1234 with changes (shard-2-of-2)'] },
    { title: 'a part is of another target', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { target: 'staging' } })], told: ['the parts differ in their target: embedded (shard-1-of-2); staging (shard-2-of-2)'] },
    { title: 'a part is of another total', parts: [first, partOf({ shard: [2, 3], tests: ['c', 'd'], whole })], told: ['the parts differ in their total of shards: 2 (shard-1-of-2); 3 (shard-2-of-3)'] },
    {
      title: 'a part was asked for other tests', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { scope: { projects: ['p1'], filters: ['--shard=2/2', '--grep=x'], shard: { current: 2, total: 2 } } } })],
      told: ['the parts differ in their selection: projects p1 (shard-1-of-2); projects p1 --grep=x (shard-2-of-2)'],
    },
    { title: 'a part has other retries', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole, begin: { retries: 0 } })], told: ['the parts differ in their number of retries: 1 (shard-1-of-2); 0 (shard-2-of-2)'] },
    { title: 'a test is in no shard', parts: [first, partOf({ shard: [2, 2], tests: ['c'], whole })], told: ['tests of no shard (1):\n  [p1] test d'] },
    { title: 'a test is in two shards', parts: [first, partOf({ shard: [2, 2], tests: ['b', 'c', 'd'], whole })], told: ['tests of several shards (1):\n  [p1] test b'] },
    { title: 'a shard was cut off', parts: [first, cutOff], told: ['shard-2-of-2 was cut off (npm run resume completes it there) before these tests ended (1):\n  [p1] test d'] },
    { title: 'only the rest of a shard is there', parts: [first, resumed(['d'])], told: ['missing: shard 2 of 2', 'tests of no shard (2):\n  [p1] test c\n  [p1] test d'] },
    { title: 'the shards knew of different tests', parts: [first, partOf({ shard: [2, 2], tests: ['c', 'd'], whole: ['a', 'c', 'd'] })], told: ['not all parts know of these tests (1):\n  [p1] test b'] },
    { title: 'the suite has a test that the run has not', parts: [first, second], now: listingOf(...whole, 'e'), told: ['tests that the suite has and the run has not (1):\n  [p1] test e'] },
    { title: 'the run has a test that the suite has not', parts: [first, second], now: listingOf('a', 'b', 'c'), told: ['tests that the run has and the suite has not (1):\n  [p1] test d'] },
  ]) {
    test(title, () => {
      expect(contradictionsOf(parts, now)).toEqual(told);
    });
  }

  test('very many tests are missing: the first are named, the others counted', () => {
    const many = Array.from({ length: 25 }, (_, n) => `t${n}`);
    const [told = ''] = contradictionsOf([partOf({ tests: [], whole: many })], listingOf(...many));
    expect(told.split('\n')).toHaveLength(1 + 20 + 1);
    expect(told).toContain('and 5 more');
  });
});

test.describe('realised balance', () => {
  test('is the mean of the shards’ times by their maximum', () => {
    const shard = (current: number, durationMs: number) => ({ ...first.journal, begin: { ...first.journal.begin, scope: { ...first.journal.begin.scope, shard: { current, total: 2 } } }, end: { kind: 'end' as const, status: 'passed' as const, endedAt: '2026-11-01T10:00:10.000Z', durationMs, runnerPeakMb: 1 } });
    expect(realisedBalance([shard(2, 10_000), shard(1, 6000)])).toEqual({ balance: 0.8, shards: [{ shard: 1, ms: 6000 }, { shard: 2, ms: 10_000 }] });
  });

  test('is unknown where a shard was cut off', () => {
    expect(realisedBalance([first.journal, cutOff.journal])).toBeUndefined();
  });
});

test.describe('npm run merge', () => {
  // Several Playwrights, one after the other.
  test.describe.configure({ timeout: 240_000 });
  const SPECS = { 'a.spec.ts': specOf({ one: '', two: '', three: `expect(1, 'they differ').toBe(2);` }), 'b.spec.ts': specOf({ four: `await testInfo.attach('note', { body: 'attached', contentType: 'text/plain' });`, five: `test.skip(true, 'not offered');`, six: '' }) };

  test('makes one run of all shards: journals, attachments, Playwright’s report and Allure’s results; twice is once', async () => {
    using suite = new RecordedSuite(SPECS);
    const parts = await suite.runShards(3, 'm1');
    const once = await suite.command('merge', [parts]);
    expect(once.output).toContain('Merged shard-1-of-3, shard-2-of-3, shard-3-of-3 of run m1');
    expect(once.output).toMatch(/Balance of shards: planned {2}[01].*\n +realised [01]/);
    expect(once.exitCode).toBe(0);
    const expected = { one: 'passed', two: 'passed', three: 'failed', four: 'passed', five: 'skipped', six: 'passed' };
    expect(suite.accountOf('m1').outcomes).toEqual(expected);
    expect(existsSync(join(suite.folder, 'reports/out/playwright/index.html'))).toBe(true);
    expect(allureResults(suite.folder)).toBe(6);
    const first = suite.told();
    expect(first).toMatchObject({ inHistory: 1, iteration: { id: 'm1', number: 1, status: 'failed', scope: { parts: ['shard-1-of-3', 'shard-2-of-3', 'shard-3-of-3'], filters: [] }, totals: { expected: 6, passed: 4, failed: 1, skipped: 1 } } });
    const twice = await suite.command('merge', [parts]);
    expect(twice.exitCode).toBe(0);
    expect(suite.told()).toEqual(first);
    expect(suite.accountOf('m1').attempts).toHaveLength(6);
    expect(allureResults(suite.folder)).toBe(6);
  });

  test('ends with E_MERGE and 1, and writes nothing, when a shard or a test is missing', async () => {
    using suite = new RecordedSuite(SPECS);
    const parts = await suite.runShards(2, 'm2');
    cpSync(parts, join(suite.folder, 'fewer'), { recursive: true });
    rmSync(join(suite.folder, 'fewer/shard-2'), { recursive: true });
    const fewer = await suite.command('merge', ['fewer']);
    expect(fewer.exitCode).toBe(1);
    expect(fewer.output).toMatch(/E_MERGE[\s\S]*missing: shard 2 of 2/);
    appendFileSync(join(suite.folder, 'a.spec.ts'), `test('seven', () => {});`);
    const newer = await suite.command('merge', [parts]);
    expect(newer.exitCode).toBe(1);
    expect(newer.output).toMatch(/E_MERGE[\s\S]*tests that the suite has and the run has not \(1\):\n\s+\[p1\] seven/);
    expect(existsSync(join(suite.folder, 'reports/out'))).toBe(false);
  });

  test('is given parts in which no secret is, also not in what Playwright told while tests ran', async () => {
    const secret = 'canary-7f3a9c51e2-canary';
    using suite = new RecordedSuite({ 'a.spec.ts': specOf({ tells: `console.log(process.env.TOUCHSTONE_JWT_SECRET); await test.step('types ' + process.env.TOUCHSTONE_JWT_SECRET, () => { throw new Error(process.env.TOUCHSTONE_JWT_SECRET); });` }) });
    await suite.playwright(['--shard=1/1'], { TOUCHSTONE_RUN: 'm4', TOUCHSTONE_JWT_SECRET: secret });
    const reports = join(suite.folder, 'reports/out');
    expect(readdirSync(join(reports, 'blob'))).toHaveLength(1);
    expect(leaksIn([reports], { secret })).toEqual([]);
  });

  test('takes parts that were all unpacked into the folder in which it works', async () => {
    using suite = new RecordedSuite(SPECS);
    const parts = await suite.runShards(2, 'm5');
    for (const shard of readdirSync(parts)) cpSync(join(parts, shard), join(suite.folder, 'reports/out'), { recursive: true });
    const { exitCode, output } = await suite.command('merge', ['reports/out']);
    expect(output).toContain('Merged shard-1-of-2, shard-2-of-2 of run m5');
    expect(exitCode).toBe(0);
    expect(suite.told().iteration).toMatchObject({ id: 'm5', totals: { expected: 6, passed: 4, failed: 1, skipped: 1, notRun: 0 } });
    expect(allureResults(suite.folder)).toBe(6);
    expect(readFileSync(join(suite.folder, 'reports/out/playwright/index.html'), 'utf8').length).toBeGreaterThan(100_000);
  });

  test('says what is wrong with the folder, or with a journal in it', async () => {
    using suite = new RecordedSuite(SPECS);
    const nowhere = await suite.command('merge', ['nowhere']);
    expect(nowhere.output).toMatch(/E_MERGE[\s\S]*there is no such folder/);
    await suite.playwright([], { TOUCHSTONE_RUN: 'm3' });
    const journal = join(suite.folder, 'reports/out/runs/m3/main.journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"kind":"attempt"', '"kind":"guess"'));
    const broken = await suite.command('merge', ['reports/out']);
    expect(broken.output).toMatch(/E_REPORT[\s\S]*main\.journal\.jsonl:2/);
    expect([nowhere.exitCode, broken.exitCode]).toEqual([1, 1]);
  });
});

/** How many tests Allure will be given. */
function allureResults(folder: string): number {
  const results = join(folder, 'reports/out/allure-results');
  const newest = readdirSync(results).sort().at(-1) ?? '';
  return readdirSync(join(results, newest)).filter((name) => name.endsWith('-result.json')).length;
}
