import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { lineOf } from '../../reports/iteration/history.ts';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import type { JournalLine } from '../../reports/journal/journal.schema.ts';
import { command } from './support/command.ts';
import { journalOf, leaveRun, rulesOf, WHOLE } from './support/iterations.ts';

const BAD = { ...WHOLE, p1: { passed: 24, failed: 1 } };
const HALF = { ...WHOLE, p1: { passed: 24, notRun: 1 } };

/** Writes what a run leaves behind and the rules; the options that make the gate look there. */
function lay(testInfo: TestInfo, journal: readonly JournalLine[], rules = rulesOf()): string[] {
  leaveRun(testInfo.outputPath('out'), journal, rules);
  return [`--iteration=${record(testInfo)}`, ...rulesIn(testInfo, rules)];
}

const record = (testInfo: TestInfo) => testInfo.outputPath('out/iterations/latest.json');

function rulesIn(testInfo: TestInfo, rules = rulesOf()): string[] {
  return (['policy', 'waivers', 'quarantine'] as const).map((name) => {
    const file = testInfo.outputPath(`${name}.json`);
    writeFileSync(file, JSON.stringify(rules[name]));
    return `--${name}=${file}`;
  });
}

/** The record of a run of the same time in which all passed: what somebody would like to have. */
const forged = (testInfo: TestInfo, { startedAt }: Iteration, counts = WHOLE): Iteration => leaveRun(testInfo.outputPath('elsewhere'), journalOf(counts, startedAt));

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function editRecord(testInfo: TestInfo, change: (record: Iteration) => object): void {
  edit(record(testInfo), (text) => JSON.stringify(change(JSON.parse(text) as Iteration)));
}

test.describe('npm run gate', () => {
  for (const { counts, decision, code, means } of [
    { counts: WHOLE, decision: 'GO', code: 0, means: 'it may be released' },
    { counts: BAD, decision: 'HOLD', code: 1, means: 'something is broken' },
    { counts: HALF, decision: 'INCONCLUSIVE', code: 2, means: 'what is known is not enough' },
  ]) {
    test(`it ends with ${code} for ${decision}, and says so first`, async () => {
      const testInfo = test.info();
      const ended = await command('gate', lay(testInfo, journalOf(counts)));
      expect(ended.output).toMatch(new RegExp(`^${decision}  .*${means}`));
      expect(ended.exitCode).toBe(code);
    });
  }

  test('why comes before the figures, and every figure has what it is of', async () => {
    const testInfo = test.info();
    const { output } = await command('gate', lay(testInfo, journalOf(BAD)));
    const lines = output.split('\n');
    expect(lines[lines.indexOf('Why') + 1]).toEqual(expect.stringContaining('  p1: 1 of 25 executed failed, 4 % (none may): 001'));
    expect(output).toMatch(/^ {2}p1 +HOLD +1 of 25 +none may +25 of 25 +\$120K\+ MRR$/m);
    expect(output).toContain('docs/gate.md#hold');
  });

  test('with --json it tells the same to a program', async () => {
    const testInfo = test.info();
    const { output, exitCode } = await command('gate', [...lay(testInfo, journalOf(BAD)), '--json']);
    expect(JSON.parse(output)).toMatchObject({ decision: 'HOLD', iteration: 'run-1', target: 'embedded', about: ['p1', 'p2', 'p6'] });
    expect(exitCode).toBe(1);
  });

  test('without a record it is INCONCLUSIVE', async () => {
    const testInfo = test.info();
    const { output, exitCode } = await command('gate', ['--iteration=20200101-000000-0000', ...rulesIn(testInfo)]);
    expect(output).toContain('INCONCLUSIVE  there is no record 20200101-000000-0000 of a run');
    expect(exitCode).toBe(2);
  });

  test('what changed since the record was made is told: it decides by the rules of today', async () => {
    const testInfo = test.info();
    const options = lay(testInfo, journalOf({ ...WHOLE, p6: { passed: 17, skipped: 3 } }));
    rulesIn(testInfo, rulesOf({ policy: { projects: { ...rulesOf().policy.projects, p6: { tolerance: 0.1, selected: 20, executed: 18, share: 0.8 } } } }));
    const { output, exitCode } = await command('gate', options);
    expect(output).toContain('The record says GO');
    expect(exitCode).toBe(2);
  });

  for (const { what, args, told } of [
    { what: 'an option that is misspelt', args: ['--iterations=x'], told: 'E_USAGE' },
    { what: 'something that is no option', args: ['latest'], told: 'E_USAGE' },
    { what: 'a project that is none', args: ['--for=p1,p9'], told: 'there is no project p9' },
    { what: 'a policy that is not there', args: ['--policy=/nowhere/gate.policy.json'], told: 'E_POLICY' },
  ]) {
    test(`${what} is told, and ends with 3`, async () => {
      const { output, exitCode } = await command('gate', args);
      expect(output).toContain(told);
      expect(exitCode).toBe(3);
    });
  }
});

test.describe('somebody under pressure', () => {
  /** Changes of a record of a run in which a test of p1 failed. */
  const edits: readonly { what: string; change: (record: Iteration, testInfo: TestInfo) => object; told: string }[] = [
    { what: 'the decision alone', change: (bad) => ({ ...bad, decision: 'GO' }), told: 'the decision is recorded as GO, the facts and the rules it names make it HOLD' },
    { what: 'the counts alone', change: (bad) => ({ ...bad, totals: { ...bad.totals, passed: bad.totals.passed + 1, failed: 0 } }), told: 'totals.failed: 0' },
    { what: 'the list of failures', change: (bad) => ({ ...bad, failures: [], causes: [] }), told: 'listed failures: 0, but failed and flaky tests: 1' },
    { what: 'everything in the record', change: (bad, testInfo) => forged(testInfo, bad), told: 'p1 › 001 holds is recorded as passed, its journal says failed' },
    { what: 'the failed test out of it', change: (bad, testInfo) => forged(testInfo, bad, { ...WHOLE, p1: { passed: 24 } }), told: 'p1 › 025 holds was part of the run, the record does not know it' },
    { what: 'the time', change: (bad) => ({ ...bad, startedAt: new Date().toISOString() }), told: 'startedAt: recorded is' },
    { what: 'the target', change: (bad) => ({ ...bad, target: { ...bad.target, name: 'netra-staging' } }), told: 'the journals say {"name":"embedded"' },
    { what: 'the policy it was made by', change: (bad) => ({ ...bad, policy: 'f'.repeat(64), decision: 'GO' }), told: 'decision: recorded is GO, the history says HOLD' },
    { what: 'a failure into another kind', change: (bad) => ({ ...bad, failures: bad.failures.map((failure) => ({ ...failure, class: 'environment' })), causes: bad.causes.map((cause) => ({ ...cause, class: 'environment', certainty: 'certain' })) }), told: 'causes: recorded is' },
    { what: 'the failed test into quarantine', change: (bad) => ({ ...bad, tests: bad.tests.map((test) => ({ ...test, quarantined: test.outcome === 'failed' })) }), told: 'p1 › 001 holds is recorded in another way than its journal tells' },
    { what: 'a field nobody knows', change: (bad) => ({ ...bad, approved: true }), told: 'Unrecognized key: "approved"' },
  ];
  for (const { what, change, told } of edits) {
    test(`edits ${what}: refused with E_REPORT`, async () => {
      const testInfo = test.info();
      const options = lay(testInfo, journalOf(BAD));
      editRecord(testInfo, (bad) => change(bad, testInfo));
      const { output, exitCode } = await command('gate', options);
      expect(output).toContain('E_REPORT');
      expect(output).toContain(told);
      expect(exitCode).toBe(2);
    });
  }

  test('takes the journals and the history away: nothing to hold the record against', async () => {
    const testInfo = test.info();
    const options = lay(testInfo, journalOf(WHOLE));
    rmSync(testInfo.outputPath('out/runs'), { recursive: true });
    rmSync(testInfo.outputPath('out/history.jsonl'));
    const { output, exitCode } = await command('gate', options);
    expect(output).toContain('the journals of this run are not here');
    expect(exitCode).toBe(2);
  });

  test('edits record and history: the journal tells', async () => {
    const testInfo = test.info();
    const options = lay(testInfo, journalOf(BAD));
    editRecord(testInfo, (bad) => forged(testInfo, bad));
    edit(testInfo.outputPath('out/history.jsonl'), () => `${JSON.stringify(lineOf(JSON.parse(readFileSync(record(testInfo), 'utf8')) as Iteration))}\n`);
    const { output, exitCode } = await command('gate', options);
    expect(output).toContain('its journal says failed');
    expect(exitCode).toBe(2);
  });

  test('edits record and journal: the history tells', async () => {
    const testInfo = test.info();
    const options = lay(testInfo, journalOf(BAD));
    editRecord(testInfo, (bad) => forged(testInfo, bad));
    edit(testInfo.outputPath('out/runs/run-1/main.journal.jsonl'), () => readFileSync(testInfo.outputPath('elsewhere/runs/run-1/main.journal.jsonl'), 'utf8'));
    const { output, exitCode } = await command('gate', options);
    expect(output).toContain('test p1-001 is recorded as p, the history says f');
    expect(exitCode).toBe(2);
  });

  test('marks the failing test as one that should fail: it counts as passed, and is HOLD', async () => {
    const testInfo = test.info();
    const journal = journalOf(WHOLE).map((line) => (line.kind === 'attempt' && line.id === 'p1-001' ? { ...line, status: 'failed' as const, expected: 'failed' as const } : line));
    const { output, exitCode } = await command('gate', lay(testInfo, journal));
    expect(output).toContain('1 test(s) count as passed because they failed as they were told to (test.fail)');
    expect(exitCode).toBe(1);
  });

  test('waives every failure: HOLD, and the waivers are told as what is wrong', async () => {
    const testInfo = test.info();
    const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const journal = journalOf({ ...WHOLE, p1: { passed: 24, failed: 1 }, p2: { passed: 36, failed: 4 } });
    const { failures } = leaveRun(testInfo.outputPath('before'), journal);
    const waivers = failures.map(({ project, title, class: kind }) => ({ test: `${project} › ${title}`, class: kind, owner: 'bob', reason: 'must ship', ticket: 'T-0', created: date(0), expires: date(20) }));
    const { output, exitCode } = await command('gate', lay(testInfo, journal, rulesOf({ waivers })));
    expect(output).toContain('waiver of bob for p1 › 001 holds: nothing of p1 can be waived');
    expect(output).toContain('one too many, 2 are allowed at most (there are 5)');
    expect(exitCode).toBe(1);
  });

  test('shows the green run of last week: INCONCLUSIVE', async () => {
    const testInfo = test.info();
    const { output, exitCode } = await command('gate', lay(testInfo, journalOf(WHOLE, new Date(Date.now() - 7 * 86_400_000).toISOString())));
    expect(output).toContain('the record is 7 days old');
    expect(exitCode).toBe(2);
  });

  test('tests the embedded platform where a deployment was to be tested: INCONCLUSIVE', async () => {
    const testInfo = test.info();
    const attached = { TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_PROFILE: 'netra-staging', TOUCHSTONE_TOKEN: 'a.b.c-0123456789abcdef' };
    const { output, exitCode } = await command('gate', lay(testInfo, journalOf(WHOLE)), attached);
    expect(output).toContain('it was run against embedded, the question is about netra-staging');
    expect(exitCode).toBe(2);
  });

  test('runs p1 only, and asks about a release: INCONCLUSIVE; about p1 it is GO, and says that it is', async () => {
    const testInfo = test.info();
    const options = lay(testInfo, journalOf({ p1: { passed: 25 } }));
    const release = await command('gate', options);
    expect(release.output).toContain('not run: p2, p6');
    expect(release.exitCode).toBe(2);
    const tier = await command('gate', [...options, '--for=p1']);
    expect(tier.output).toMatch(/^GO .*\n {2}for p1 /);
    expect(tier.exitCode).toBe(0);
  });
});
