import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { configOf, InlineProject, specOf } from './support/inline-project.ts';

const PASSES = 'expect(1).toBe(1);';
const FAILS = 'expect(1).toBe(2);';
const NONE = { passed: 0, failed: 0, skipped: 0, flaky: 0, notRun: 0 };

test.describe('iteration reporter', () => {
  test('a run in which all passes is recorded as GO, with one line in the history', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ one: PASSES, two: PASSES }) });
    const { exitCode, iteration, folder } = await project.run();
    expect(exitCode).toBe(0);
    expect(iteration?.projects['p1']).toMatchObject({ ...NONE, expected: 2, passed: 2 });
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 2, passed: 2 });
    expect(iteration?.decision).toBe('GO');
    expect(readFileSync(join(folder, 'out/history.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  test('a failing test is recorded with file, line, cause and reason, and means HOLD', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: PASSES, bad: FAILS }) });
    const { exitCode, iteration } = await project.run();
    expect(exitCode).toBe(1);
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 2, passed: 1, failed: 1 });
    expect(iteration?.failures).toEqual([expect.objectContaining({ project: 'p1', title: 'bad', file: 'a.spec.ts', line: 3, code: 'E_ASSERTION', flaky: false })]);
    expect(iteration?.decision).toBe('HOLD');
    expect(iteration?.reasons).toContainEqual(expect.stringContaining('p1: 1 of 2 executed failed, 50 % (none may): bad'));
  });

  test('failures of one cause are told as one, whatever ids they carry', async () => {
    const fails = (id: string) => `throw new Error('E_WS_HANDSHAKE: refused\\n  happened: 403 for ${id}');`;
    using project = new InlineProject({ 'a.spec.ts': specOf({ one: fails('thr_0123456789ab'), two: fails('thr_ba9876543210'), three: FAILS }) });
    const { iteration } = await project.run();
    expect(iteration?.causes.map(({ code, count }) => ({ code, count }))).toEqual([{ code: 'E_WS_HANDSHAKE', count: 2 }, { code: 'E_ASSERTION', count: 1 }]);
  });

  test('the re-run command runs exactly the failed tests', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: PASSES, bad: FAILS, worse: FAILS }) });
    const first = await project.run();
    const [, , , list = ''] = first.iteration?.rerun?.split(' ') ?? [];
    const { iteration } = await project.run({ args: [list] });
    expect(iteration?.failures.map((failure) => failure.title)).toEqual(['bad', 'worse']);
    expect(iteration?.totals.expected).toBe(2);
  });

  test('a test that passes on the retry is flaky, neither passed nor forgiven', async () => {
    using project = new InlineProject({ 'playwright.config.ts': configOf('retries: 1,'), 'a.spec.ts': specOf({ shaky: 'expect(testInfo.retry).toBe(1);', good: PASSES }) });
    const { iteration } = await project.run();
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 2, passed: 1, flaky: 1 });
    expect(iteration?.failures).toEqual([expect.objectContaining({ title: 'shaky', flaky: true, attempts: 2 })]);
    expect(iteration?.decision).toBe('HOLD');
  });

  test('a skipped test is counted apart from passed, with its reason', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ one: PASSES, two: PASSES, three: PASSES, four: PASSES, off: `test.skip(true, 'target x does not grant restart');` }) });
    const { iteration } = await project.run();
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 5, passed: 4, skipped: 1 });
    expect(iteration?.leftOut).toEqual([{ reason: 'target x does not grant restart', count: 1, tests: ['p1 › off'] }]);
    expect(iteration?.decision).toBe('GO');
  });

  test('a run that skips everything decides nothing', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ off: `test.skip(true, 'nothing offered');` }) });
    const { iteration } = await project.run();
    expect(iteration?.decision).toBe('INCONCLUSIVE');
    expect(iteration?.reasons).toContain('no test was executed');
  });

  test('an interrupted run counts what did not run and decides nothing', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: PASSES, endless: `console.log('waiting now'); await new Promise(() => undefined);`, never: PASSES }) });
    const run = project.start();
    await run.says('waiting now');
    run.signal('SIGINT');
    const { exitCode, iteration } = await run.finished;
    expect(exitCode).toBe(130);
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 3, passed: 1, notRun: 2 });
    expect(iteration?.leftOut.map(({ reason }) => reason)).toEqual(['interrupted while running', 'the run ended before it began']);
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });

  test('tests left over by --max-failures did not run, they were not skipped', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ bad: FAILS, never: PASSES }) });
    const { iteration } = await project.run({ args: ['--max-failures=1'] });
    expect(iteration?.totals).toMatchObject({ ...NONE, expected: 2, failed: 1, notRun: 1 });
    expect(iteration?.scope.filters).toEqual(['--max-failures=1']);
  });

  test('a run without a test fails and decides nothing', async () => {
    using project = new InlineProject({});
    const { exitCode, iteration } = await project.run();
    expect(exitCode).toBe(1);
    expect(iteration?.projects).toEqual({ p1: { ...NONE, expected: 0, durationMs: 0, testsMs: 0 } });
    expect(iteration?.errors).toEqual([expect.objectContaining({ message: expect.stringContaining('No tests found') })]);
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });

  test('a failing global set-up is one error, not one failure for each test', async () => {
    using project = new InlineProject({
      'playwright.config.ts': configOf(`globalSetup: './setup.ts',`),
      'setup.ts': `export default () => { throw new Error('E_PREFLIGHT: the secret is wrong'); };`,
      'a.spec.ts': specOf({ one: PASSES, two: PASSES }),
    });
    const { exitCode, iteration } = await project.run();
    expect(exitCode).toBe(1);
    expect(iteration?.errors).toEqual([{ code: 'E_PREFLIGHT', message: 'E_PREFLIGHT: the secret is wrong' }]);
    expect(iteration?.failures).toEqual([]);
    expect(iteration?.decision).toBe('INCONCLUSIVE');
    expect(iteration?.reasons[0]).toContain('the preflight failed');
  });

  test('a spec that cannot be loaded ends the run as INCONCLUSIVE', async () => {
    using project = new InlineProject({ 'a.spec.ts': `throw new Error('broken at load');`, 'b.spec.ts': specOf({ one: PASSES }) });
    const { exitCode, iteration } = await project.run();
    expect(exitCode).toBe(1);
    expect(iteration?.errors[0]?.message).toContain('broken at load');
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });

  test('a narrowed run says what it decides about', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ one: PASSES, two: PASSES }) });
    const { iteration } = await project.run({ args: ['--grep=one'] });
    expect(iteration?.totals.expected).toBe(1);
    expect(iteration?.reasons).toContain('the run was narrowed by --grep=one: a part cannot speak for the whole');
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });

  test('a project without a usable browser did not run, and its reason is told once', async () => {
    const projects = `projects: [{ name: 'p1', testMatch: 'a.spec.ts' }, { name: 'chat', testMatch: 'b.spec.ts', metadata: { unavailable: 'E_BROWSER: none' } }],`;
    using project = new InlineProject({ 'playwright.config.ts': configOf(projects), 'a.spec.ts': specOf({ one: PASSES }), 'b.spec.ts': specOf({ page: FAILS, other: FAILS }) });
    const { exitCode, iteration } = await project.run();
    expect(exitCode).toBe(0);
    expect(iteration?.projects['chat']).toMatchObject({ ...NONE, expected: 2, notRun: 2 });
    expect(iteration?.leftOut).toEqual([{ reason: 'E_BROWSER: none', count: 2, tests: ['chat › page', 'chat › other'] }]);
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });

  test('secrets of the run appear neither in the record nor in the summary', async () => {
    const secret = 'canary-7f3a9c51e2';
    using project = new InlineProject({ 'playwright.config.ts': configOf().replace(`['list'], `, ''), 'a.spec.ts': specOf({ bad: `throw new Error('refused: ' + process.env.TOUCHSTONE_JWT_SECRET);` }) });
    const { iteration } = await project.run({ env: { TOUCHSTONE_JWT_SECRET: secret } });
    expect(JSON.stringify(iteration)).not.toContain(secret);
    expect(iteration?.failures[0]?.message).toContain('refused: [redacted]');
  });
});
