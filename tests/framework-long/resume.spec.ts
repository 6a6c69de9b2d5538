import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fixtureSpecOf } from '../framework/support/framework-test.ts';
import { InlineProject, realConfigOf, specOf } from '../framework/support/inline-project.ts';
import { attemptOf, partOf } from '../framework/support/run-parts.ts';
import { processesWith } from '../framework/support/processes.ts';
import { RecordedSuite } from '../framework/support/recorded-run.ts';
import { completes, nextPart, unfinishedIn } from '../../reports/shards/unfinished.ts';

const SLOW = `await new Promise((later) => setTimeout(later, 250));`;
/** Ten tests of a quarter of a second: passed, failed, flaky and skipped ones. */
const TEN = {
  'a.spec.ts': specOf({
    a: SLOW, b: `${SLOW} await testInfo.attach('note', { path: 'a.spec.ts' }); expect(1).toBe(2);`, c: `${SLOW} expect(testInfo.retry).toBe(1);`, d: `test.skip(true, 'not offered');`, e: SLOW, f: SLOW, g: SLOW, h: SLOW, i: SLOW, j: SLOW,
  }),
};
const RETRIES = 'retries: 1,';
/** What the run comes to when nobody disturbs it. */
const OUTCOMES = { a: 'passed', b: 'failed', c: 'flaky', d: 'skipped', e: 'passed', f: 'passed', g: 'passed', h: 'passed', i: 'passed', j: 'passed' };
const TOTALS = { expected: 10, passed: 7, failed: 1, flaky: 1, skipped: 1, notRun: 0 };

/** A run that was killed when so many attempts were recorded. */
async function killedAfter(count: number, suite: RecordedSuite, args: readonly string[] = []): Promise<void> {
  const run = suite.playwright(args, { TOUCHSTONE_RUN: 'killed' });
  await suite.recorded(count);
  suite.killEverything();
  await run;
}

const outcomesOf = ({ iteration }: ReturnType<RecordedSuite['told']>) => Object.fromEntries(iteration.tests.map(({ title, outcome }) => [title, outcome]));
/** Changes the first line of a journal. */
function alter(suite: RecordedSuite, from: string | RegExp, to: string): void {
  const journal = join(suite.folder, 'reports/out/runs/killed/main.journal.jsonl');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace(from, to));
}

test.describe('what remains of a run', () => {
  const whole = ['a', 'b', 'c', 'd'];
  const idsOf = (...attempts: readonly ReturnType<typeof attemptOf>[]) => unfinishedIn([partOf({ tests: whole, whole, attempts, cutOff: true }).journal]).map(({ id }) => id);

  test('is what did not begin, was interrupted, or has a retry left', () => {
    expect(idsOf(attemptOf('a'), attemptOf('b', { status: 'interrupted' }), attemptOf('c', { status: 'failed' }))).toEqual(['b', 'c', 'd']);
    expect(idsOf(attemptOf('a', { status: 'skipped' }), attemptOf('b', { status: 'failed', expected: 'failed' }), attemptOf('c', { status: 'failed' }), attemptOf('c', { status: 'failed', retry: 1 }), attemptOf('d', { status: 'timedOut' }))).toEqual(['d']);
  });

  test('is not what could not run on this machine', () => {
    const { journal } = partOf({ tests: whole, whole, attempts: [attemptOf('a'), attemptOf('b')], cutOff: true });
    expect(unfinishedIn([{ ...journal, leftOut: [{ kind: 'left-out', id: 'c', reason: 'no browser' }] }]).map(({ id }) => id)).toEqual(['d']);
  });

  test('is run as a part with the next number, of the same shard', () => {
    const main = partOf({ tests: whole, whole, cutOff: true }).journal;
    const shard = partOf({ shard: [2, 4], tests: whole, whole, cutOff: true }).journal;
    const again = { ...main, begin: { ...main.begin, part: 'resumed-1', startedAt: '2026-11-01T11:00:00.000Z' } };
    expect([nextPart([main]), nextPart([main, again]), nextPart([shard])]).toEqual(['resumed-1', 'resumed-2', 'shard-2-of-4-resumed-1']);
    expect([completes(again, main), completes(main, again), completes(again, shard)]).toEqual([true, false, false]);
  });
});

test.describe('npm run resume', () => {
  // Several Playwrights, one after the other.
  test.describe.configure({ timeout: 300_000 });

  for (const count of [1, 4, 8, 11]) {
    test(`completes a run that was killed after ${count} of its 12 attempts to what it would have been`, async () => {
      using suite = new RecordedSuite(TEN, RETRIES);
      await killedAfter(count, suite);
      const { exitCode, output } = await suite.command('resume');
      expect(output).toMatch(/Resuming run killed as resumed-1: \d+ of 10 tests have not ended/);
      expect(exitCode).toBe(1);
      const told = suite.told();
      expect(outcomesOf(told)).toEqual(OUTCOMES);
      expect(told.iteration.totals).toMatchObject(TOTALS);
      expect(told.iteration).toMatchObject({ id: 'killed', number: 1, status: 'failed', scope: { projects: ['p1'], filters: [], parts: ['main', 'resumed-1'], missingParts: [] }, decision: 'HOLD' });
      expect(told.inHistory).toBe(1);
      // Nothing that had ended was run again.
      expect(suite.accountOf('killed').attempts.filter((attempt) => /^[aefghij] /.test(attempt))).toEqual(['a', 'e', 'f', 'g', 'h', 'i', 'j'].map((title) => `${title} passed 0`));
    });
  }

  test('completes one that was killed again while it was resumed, and a finished one is left alone', async () => {
    using suite = new RecordedSuite(TEN, RETRIES);
    await killedAfter(3, suite);
    // As the first part left it, which may have got further before it was gone.
    const before = suite.attempts();
    const again = suite.command('resume', ['killed']);
    await suite.recorded(before + 2);
    suite.killEverything();
    await again;
    await suite.command('resume');
    expect(suite.accountOf('killed').parts).toEqual(['main', 'resumed-1', 'resumed-2']);
    expect(outcomesOf(suite.told())).toEqual(OUTCOMES);
    const { exitCode, output } = await suite.command('resume');
    expect(output).toContain('Nothing to resume: every run here has finished.');
    expect(exitCode).toBe(0);
    expect(suite.told().inHistory).toBe(1);
  });

  test('runs what the arguments of the run chose, single repetitions told apart, and keeps its attachments', async () => {
    using suite = new RecordedSuite(TEN, RETRIES);
    await killedAfter(4, suite, ['--grep=\\b[be]$', '--repeat-each=3', '--workers=1']);
    const { output } = await suite.command('resume');
    expect(output).toMatch(/: [34] of 6 tests have not ended/);
    const { iteration } = suite.told();
    expect(iteration.totals).toMatchObject({ expected: 6, passed: 3, failed: 3, notRun: 0 });
    expect(iteration.scope.filters).toEqual(['--grep=\\b[be]$', '--repeat-each=3']);
    const files = iteration.failures.flatMap(({ attachments }) => attachments.flatMap(({ path }) => path ?? []));
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(files.map((file) => readFileSync(join(suite.folder, file), 'utf8')).filter((text) => text === '')).toEqual([]);
  });

  test('runs a group of tests that need each other as a whole', async () => {
    const group = `import { expect, test } from '@playwright/test';
let known = 0;
test.describe.serial('in order', () => {
  for (const n of [1, 2, 3]) test('step ' + n, async () => { ${SLOW} expect(known).toBe(n - 1); known = n; });
});`;
    using suite = new RecordedSuite({ 'b.spec.ts': group, 'a.spec.ts': specOf({ alone: '' }) });
    await killedAfter(2, suite, ['--workers=1']);
    const { exitCode } = await suite.command('resume');
    expect(exitCode).toBe(0);
    expect(suite.told().iteration.totals).toMatchObject({ expected: 4, passed: 4, flaky: 0 });
    expect(suite.accountOf('killed').attempts.filter((attempt) => attempt.startsWith('alone'))).toHaveLength(1);
  });

  test('completes one shard of a run, which can be merged then and not before', async () => {
    using suite = new RecordedSuite(TEN, RETRIES);
    const parts = join(suite.folder, 'parts');
    await suite.playwright(['--shard=1/2'], { TOUCHSTONE_RUN: 'killed' });
    mkdirSync(parts);
    cpSync(join(suite.folder, 'reports/out'), join(parts, 'one'), { recursive: true });
    writeFileSync(join(suite.folder, 'reports/out/runs/killed/shard-1-of-2.journal.jsonl'), '');
    using other = new RecordedSuite(TEN, RETRIES);
    await killedAfter(2, other, ['--shard=2/2']);
    cpSync(join(other.folder, 'reports/out'), join(parts, 'two'), { recursive: true });
    const early = await suite.command('merge', [parts]);
    expect(early.output).toMatch(/E_MERGE[\s\S]*shard-2-of-2 was cut off/);
    const resumed = await other.command('resume');
    expect(resumed.output).toContain('as shard-2-of-2-resumed-1');
    cpSync(join(other.folder, 'reports/out'), join(parts, 'two'), { recursive: true });
    const merged = await suite.command('merge', [parts]);
    expect(merged.output).toContain('Merged shard-1-of-2, shard-2-of-2-resumed-1, shard-2-of-2 of run killed');
    expect(merged.exitCode).toBe(0);
    expect(outcomesOf(suite.told())).toEqual(OUTCOMES);
    expect(suite.told()).toMatchObject({ inHistory: 1, iteration: { status: 'failed', totals: TOTALS } });
  });

  test('is refused while the run is going on, after another commit, and with other tests', async () => {
    using suite = new RecordedSuite(TEN, RETRIES);
    await killedAfter(2, suite);
    alter(suite, /"pid":\d+/, `"pid":${process.pid}`);
    const early = await suite.command('resume');
    expect(early.output).toMatch(/E_RESUME[\s\S]*main is still going on, as process/);
    alter(suite, /"pid":\d+/, `"pid":999999999`);
    appendFileSync(join(suite.folder, 'a.spec.ts'), `test('k', () => {});`);
    const added = await suite.command('resume');
    expect(added.output).toMatch(/E_RESUME[\s\S]*added: \[p1\] k/);
    alter(suite, /"commit":"?\w+"?/, '"commit":"0000000"');
    const moved = await suite.command('resume');
    expect(moved.output).toMatch(/E_RESUME[\s\S]*commit 0000000, of which the run is[\s\S]*the suite is at /);
    const unknown = await suite.command('resume', ['other']);
    expect(unknown.output).toMatch(/E_RESUME[\s\S]*there is none named other; there are: killed/);
    expect([early, added, moved, unknown].map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 1]);
  });

  test('finds no platform left over of a run whose runner was killed', async () => {
    using project = new InlineProject({ 'playwright.config.ts': realConfigOf(), 'tests/p1/a.spec.ts': fixtureSpecOf(`test('waits', async ({ api }) => { await api.threads.list(); console.log('it is up'); await new Promise(() => {}); });`) });
    const run = project.start({ args: ['--project=p1'], env: { SUITE_UNDER_TEST: project.folder } });
    await run.says('it is up');
    const platforms = () => processesWith(project.folder).filter((command) => command.includes('platform/serve.ts')).length;
    expect(platforms()).toBeGreaterThan(0);
    run.signal('SIGKILL');
    await run.finished;
    await expect.poll(platforms, { timeout: 30_000 }).toBe(0);
  });
});
