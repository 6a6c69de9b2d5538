import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeIteration } from '../../reports/iteration/write.ts';
import { readJournal, readRun } from '../../reports/journal/read.ts';
import { InlineProject, specOf } from './support/inline-project.ts';
import { journalOf } from './support/journals.ts';

const PASSES = 'expect(1).toBe(1);';
const runsIn = (folder: string) => readdirSync(join(folder, 'out/runs'));
/** The one run a project was started for. */
const onlyRun = (folder: string) => join(folder, 'out/runs', runsIn(folder)[0] ?? '');
/** A journal of two passed tests, as a run would have left it. */
function recorded(project: InlineProject): string {
  const { begin, attempts, end } = journalOf([{ title: 'one', ends: ['passed'] }, { title: 'two', ends: ['passed'] }]);
  const folder = join(project.folder, 'out/runs/run-1');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'main.journal.jsonl');
  writeFileSync(file, [begin, ...attempts, end].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}
const TWO = { 'a.spec.ts': specOf({ one: PASSES, two: PASSES }) };

test.describe('journal', () => {
  test('it tells what was to run, how each attempt ended and how the run ended', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: PASSES, bad: `await new Promise((later) => setTimeout(later, 50)); expect(1).toBe(2);`, off: `test.skip(true, 'not here');` }) });
    const { folder } = await project.run();
    const [journal] = readRun(onlyRun(folder));
    expect(journal?.begin).toMatchObject({ part: 'main', target: 'none', scope: { projects: ['p1'], filters: [], shard: null } });
    expect(journal?.begin.tests.map(({ title, file, line }) => `${title} ${file}:${line}`)).toEqual(['good a.spec.ts:2', 'bad a.spec.ts:3', 'off a.spec.ts:4']);
    expect(journal?.attempts.map(({ status, reason }) => [status, reason])).toEqual([['passed', null], ['failed', null], ['skipped', 'not here']]);
    expect(journal?.attempts[1]).toMatchObject({ inSetUp: false, errors: [{ code: 'E_ASSERTION', at: { file: 'a.spec.ts', line: 3 } }], observation: null });
    expect(journal?.attempts[1]?.phases.testMs).toBeGreaterThanOrEqual(40);
    expect(journal?.end).toMatchObject({ kind: 'end', status: 'failed' });
  });

  test('a failure of set-up is told as one', async () => {
    using project = new InlineProject({ 'a.spec.ts': `import { test } from '@playwright/test';\ntest.beforeEach(() => { throw new Error('no set-up'); });\ntest('one', () => {});\n` });
    const { folder } = await project.run();
    expect(readRun(onlyRun(folder))[0]?.attempts[0]).toMatchObject({ status: 'failed', inSetUp: true, errors: [{ message: 'no set-up' }] });
  });

  test('a run that is killed loses the test in flight and nothing else, and becomes an iteration from its journal alone', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: PASSES, bad: 'expect(1).toBe(2);', endless: `console.log('waiting now'); await new Promise(() => undefined);`, never: PASSES }) });
    const run = project.start();
    await run.says('waiting now');
    run.signal('SIGKILL');
    const { folder, iteration } = await run.finished;
    expect(iteration).toBeUndefined();
    const told = writeIteration(join(folder, 'out'), onlyRun(folder));
    // What failed before has failed, however the rest would have gone.
    expect(told).toMatchObject({ status: 'killed', endedAt: null, decision: 'HOLD' });
    expect(told.tests.map(({ title, outcome }) => `${title} ${outcome}`)).toEqual(['good passed', 'bad failed', 'endless notRun', 'never notRun']);
  });

  test('a shard tells of all tests of the run, runs its own, and is no iteration', async () => {
    using project = new InlineProject({ ...TWO, 'b.spec.ts': specOf({ three: PASSES }) });
    const { folder, iteration, output } = await project.run({ args: ['--shard=2/2'], env: { TOUCHSTONE_RUN: 'run-1' } });
    expect(iteration).toBeUndefined();
    expect(output).toContain('A part decides nothing');
    const journal = readJournal(join(folder, 'out/runs/run-1/shard-2-of-2.journal.jsonl'));
    expect(journal.begin.whole).toHaveLength(3);
    expect(journal.begin.tests.length).toBeLessThan(3);
    expect(readdirSync(join(folder, 'out'))).not.toContain('history.jsonl');
  });

  test('a part that was recorded already is not written over', async () => {
    using project = new InlineProject(TWO);
    const file = recorded(project);
    const before = readFileSync(file, 'utf8');
    const { exitCode, output } = await project.run({ env: { TOUCHSTONE_RUN: 'run-1' } });
    expect(exitCode).toBe(1);
    expect(output).toContain('E_REPORT');
    expect(output).toContain('TOUCHSTONE_PART');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a name that is no name of a folder is refused', async () => {
    using project = new InlineProject(TWO);
    const { exitCode, output } = await project.run({ env: { TOUCHSTONE_RUN: '../elsewhere' } });
    expect(exitCode).toBe(1);
    expect(output).toContain('TOUCHSTONE_RUN: must be at most 80 letters');
  });

  test('a half last line is dropped', () => {
    using project = new InlineProject(TWO);
    const file = recorded(project);
    const [begin = '', attempt = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${begin}\n${attempt}\n${attempt.slice(0, 50)}`);
    expect(readJournal(file)).toMatchObject({ attempts: [{ status: 'passed' }], end: undefined });
  });

  for (const { what, spoil, told } of [
    { what: 'a half line in the middle', spoil: (lines: string[]) => [lines[0], lines[1]?.slice(0, 50), lines[2]], told: 'it is no JSON' },
    { what: 'a line of no known kind', spoil: (lines: string[]) => [lines[0], '{"kind":"rumour"}'], told: 'main.journal.jsonl:2' },
    { what: 'an attempt of a test it does not know', spoil: (lines: string[]) => [lines[0], lines[1]?.replace(/"id":"[^"]+"/, '"id":"stranger"')], told: 'stranger, which is none of its tests' },
    { what: 'an attempt told twice', spoil: (lines: string[]) => [lines[0], lines[1], lines[1]], told: 'it tells twice' },
    { what: 'no beginning', spoil: (lines: string[]) => [lines[1], lines[2]], told: 'does not begin' },
    { what: 'two beginnings', spoil: (lines: string[]) => [lines[0], lines[0]], told: 'does not begin' },
    { what: 'something after its end', spoil: (lines: string[]) => [lines[0], lines[3], lines[1]], told: 'goes on after' },
  ]) {
    test(`a journal with ${what} is refused with E_REPORT`, () => {
      using project = new InlineProject(TWO);
      const file = recorded(project);
      const lines = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, `${spoil(lines).join('\n')}\n`);
      expect(() => readJournal(file)).toThrow(/E_REPORT/);
      expect(() => readJournal(file)).toThrow(told);
    });
  }

  test('journals of two runs in one folder are refused', () => {
    using project = new InlineProject(TWO);
    const file = recorded(project);
    writeFileSync(join(file, '../other.journal.jsonl'), readFileSync(file, 'utf8').replace('"run":"run-1"', '"run":"run-2"'));
    expect(() => readRun(join(file, '..'))).toThrow('several runs: run-1, run-2');
  });

  test('a history with a half last line is mended by the next run, one of the first schema is passed over, one with another broken line fails the run', async () => {
    using project = new InlineProject(TWO);
    const { folder } = await project.run();
    const history = join(folder, 'out/history.jsonl');
    appendFileSync(history, '{"id":"of the first schema","number":1}\n{"id":"half');
    const second = await project.run();
    expect(second.iteration?.number).toBe(2);
    expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(3);
    writeFileSync(history, `{"id":"old","tests":[]}\n${readFileSync(history, 'utf8')}`);
    const third = await project.run();
    expect(third.exitCode).toBe(1);
    expect(third.output).toContain('history.jsonl:1');
  });
});
