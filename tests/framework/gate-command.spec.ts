import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { command } from './support/command.ts';
import { historyLineOf, iterationOf, leaveBehind, rulesOf, WHOLE, writeRecord } from './support/iterations.ts';

const GOOD = { ...WHOLE, p2: { passed: 39, failed: 1 } };
const BAD = { ...WHOLE, p1: { passed: 24, failed: 1 } };
const HALF = { ...WHOLE, p1: { passed: 24, notRun: 1 } };

/** Writes what a run leaves behind and the rules; the options that make the gate look there. */
function lay(testInfo: TestInfo, iteration: Iteration, rules = rulesOf()): string[] {
  const folder = testInfo.outputPath('out');
  leaveBehind(folder, iteration);
  return [`--iteration=${join(folder, 'iterations/latest.json')}`, ...rulesIn(testInfo, rules)];
}

function rulesIn(testInfo: TestInfo, rules = rulesOf()): string[] {
  return (['policy', 'waivers', 'quarantine'] as const).map((name) => {
    const file = testInfo.outputPath(`${name}.json`);
    writeFileSync(file, JSON.stringify(rules[name]));
    return `--${name}=${file}`;
  });
}

/** The same record after somebody changed it. */
function edit(testInfo: TestInfo, change: (record: Iteration) => object): void {
  const folder = testInfo.outputPath('out');
  writeRecord(folder, change(JSON.parse(readFileSync(join(folder, 'iterations/latest.json'), 'utf8')) as Iteration));
}

test.describe('npm run gate', () => {
  for (const { counts, decision, code, means } of [
    { counts: GOOD, decision: 'GO', code: 0, means: 'it may be released' },
    { counts: BAD, decision: 'HOLD', code: 1, means: 'something is broken' },
    { counts: HALF, decision: 'INCONCLUSIVE', code: 2, means: 'what is known is not enough' },
  ]) {
    test(`it ends with ${code} for ${decision}, and says so first`, async ({}, testInfo) => {
      const ended = await command('gate', lay(testInfo, iterationOf(counts)));
      expect(ended.output).toMatch(new RegExp(`^${decision}  .*${means}`));
      expect(ended.code).toBe(code);
    });
  }

  test('why comes before the figures, and every figure has what it is of', async ({}, testInfo) => {
    const { output } = await command('gate', lay(testInfo, iterationOf(BAD)));
    const lines = output.split('\n');
    expect(lines[lines.indexOf('Why') + 1]).toBe('  p1: 1 of 25 executed failed, 4 % (none may): 001 wrong-content');
    expect(output).toMatch(/^ {2}p1 +HOLD +1 of 25 +none may +25 of 25 +\$120K\+ MRR$/m);
    expect(output).toContain('docs/gate.md#hold');
  });

  test('with --json it tells the same to a program', async ({}, testInfo) => {
    const { output, code } = await command('gate', [...lay(testInfo, iterationOf(BAD)), '--json']);
    expect(JSON.parse(output)).toMatchObject({ decision: 'HOLD', iteration: 'run-1', target: 'embedded', about: ['p1', 'p2', 'p6'] });
    expect(code).toBe(1);
  });

  test('without a record it is INCONCLUSIVE', async ({}, testInfo) => {
    const { output, code } = await command('gate', ['--iteration=20200101-000000-0000', ...rulesIn(testInfo)]);
    expect(output).toContain('INCONCLUSIVE  there is no record 20200101-000000-0000 of a run');
    expect(code).toBe(2);
  });

  test('what changed since the record was made is told: it decides by the rules of today', async ({}, testInfo) => {
    const options = lay(testInfo, iterationOf({ ...WHOLE, p6: { passed: 17, failed: 3 } }));
    const strict = rulesOf({ policy: { projects: { ...rulesOf().policy.projects, p6: { tolerance: 0.1, selected: 20, executed: 16, share: 0.8 } } } });
    rulesIn(testInfo, strict);
    const { output, code } = await command('gate', options);
    expect(output).toContain('The record says GO');
    expect(code).toBe(1);
  });

  for (const { what, args, told } of [
    { what: 'an option that is misspelt', args: ['--iterations=x'], told: 'E_USAGE' },
    { what: 'something that is no option', args: ['latest'], told: 'E_USAGE' },
    { what: 'a project that is none', args: ['--for=p1,p9'], told: 'there is no project p9' },
    { what: 'a policy that is not there', args: ['--policy=/nowhere/gate.policy.json'], told: 'E_POLICY' },
  ]) {
    test(`${what} is told, and ends with 3`, async () => {
      const { output, code } = await command('gate', args);
      expect(output).toContain(told);
      expect(code).toBe(3);
    });
  }
});

test.describe('somebody under pressure', () => {
  /** Changes of a record of a run in which a test of p1 failed. */
  const edits: readonly { what: string; change: (record: Iteration) => object; told: string }[] = [
    { what: 'the decision alone', change: (record) => ({ ...record, decision: 'GO' }), told: 'the decision is recorded as GO, the facts and the rules it names make it HOLD' },
    { what: 'the counts alone', change: (record) => ({ ...record, totals: { ...record.totals, passed: record.totals.passed + 1, failed: 0 } }), told: 'totals.failed is 0, its tests say 1' },
    { what: 'the counts of one project', change: (record) => ({ ...record, projects: { ...record.projects, p1: iterationOf().projects['p1'] } }), told: 'p1.failed is 0, its tests say 1' },
    { what: 'the list of failures', change: (record) => ({ ...record, failures: [], causes: [] }), told: 'its failure is not listed' },
    { what: 'everything in the record', change: (record) => ({ ...iterationOf(WHOLE, { startedAt: record.startedAt }) }), told: 'p1 › 001 holds is recorded as passed, its journal says failed' },
    { what: 'the failed test out of it', change: (record) => ({ ...iterationOf({}, { startedAt: record.startedAt, tests: record.tests.filter(({ id }) => id !== 'p1-001') }) }), told: 'p1 › 001 holds was selected, the record does not know it' },
    { what: 'the time', change: (record) => ({ ...record, startedAt: new Date().toISOString() }), told: 'the journal says' },
    { what: 'the target', change: (record) => ({ ...record, target: { ...record.target, name: 'netra-staging' } }), told: 'target netra-staging, the journal says embedded' },
    { what: 'the policy it was made by', change: (record) => ({ ...record, policy: 'f'.repeat(64), decision: 'GO' }), told: 'decision GO, the history says HOLD' },
    { what: 'a field nobody knows', change: (record) => ({ ...record, approved: true }), told: 'Unrecognized key: "approved"' },
  ];
  for (const { what, change, told } of edits) {
    test(`edits ${what}: refused with E_REPORT`, async ({}, testInfo) => {
      const options = lay(testInfo, iterationOf(BAD));
      edit(testInfo, change);
      const { output, code } = await command('gate', options);
      expect(output).toContain('E_REPORT');
      expect(output).toContain(told);
      expect(code).toBe(2);
    });
  }

  test('takes the journals away and edits the rest: nothing to hold the record against', async ({}, testInfo) => {
    const options = lay(testInfo, iterationOf());
    rmSync(testInfo.outputPath('out/runs'), { recursive: true });
    rmSync(testInfo.outputPath('out/history.jsonl'));
    const { output, code } = await command('gate', options);
    expect(output).toContain('the journals of this run are not here');
    expect(code).toBe(2);
  });

  test('edits record and history: the journal tells', async ({}, testInfo) => {
    const bad = iterationOf(BAD);
    const options = lay(testInfo, bad);
    const forged = iterationOf(WHOLE, { startedAt: bad.startedAt });
    writeRecord(testInfo.outputPath('out'), forged);
    writeFileSync(testInfo.outputPath('out/history.jsonl'), `${JSON.stringify(historyLineOf(forged))}\n`);
    expect((await command('gate', options)).output).toContain('its journal says failed');
  });

  test('cuts the failure out of the journal: the history tells', async ({}, testInfo) => {
    const bad = iterationOf(BAD);
    const options = lay(testInfo, bad);
    writeRecord(testInfo.outputPath('out'), iterationOf(WHOLE, { startedAt: bad.startedAt }));
    const [part = ''] = readdirSync(testInfo.outputPath('out/runs/run-1'));
    const journal = testInfo.outputPath(`out/runs/run-1/${part}`);
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"status":"failed"', '"status":"passed"'));
    const { output, code } = await command('gate', options);
    expect(output).toContain('p1 › 001 holds is recorded as passed, the history says f');
    expect(code).toBe(2);
  });

  test('marks the test as one that should fail: it counts as passed, and is HOLD', async ({}, testInfo) => {
    const options = lay(testInfo, iterationOf());
    const journal = testInfo.outputPath('out/runs/run-1/main.journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"status":"passed","expected":"passed"', '"status":"failed","expected":"failed"'));
    const { output, code } = await command('gate', options);
    expect(output).toContain('1 test(s) count as passed because they failed as they were told to (test.fail)');
    expect(code).toBe(1);
  });

  test('waives every failure: HOLD, and the waivers are told as what is wrong', async ({}, testInfo) => {
    const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const iteration = iterationOf({ ...WHOLE, p1: { passed: 24, failed: 1 }, p2: { passed: 36, failed: 4 } });
    const waivers = iteration.failures.map(({ project, title }) => ({ test: `${project} › ${title}`, class: 'wrong-content' as const, owner: 'bob', reason: 'must ship', ticket: 'T-0', created: date(0), expires: date(20) }));
    const { output, code } = await command('gate', lay(testInfo, iteration, rulesOf({ waivers })));
    expect(output).toContain('waiver of bob for p1 › 001 holds: nothing of p1 can be waived');
    expect(output).toContain('one too many');
    expect(code).toBe(1);
  });

  test('shows the green run of last week: INCONCLUSIVE', async ({}, testInfo) => {
    const then = Date.now() - 7 * 86_400_000;
    const { output, code } = await command('gate', lay(testInfo, iterationOf(WHOLE, { startedAt: new Date(then).toISOString() })));
    expect(output).toContain('the record is 6 days old');
    expect(code).toBe(2);
  });

  test('tests the embedded platform where a deployment was to be tested: INCONCLUSIVE', async ({}, testInfo) => {
    const attached = { TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_PROFILE: 'netra-staging', TOUCHSTONE_TOKEN: 'a.b.c-0123456789abcdef' };
    const { output, code } = await command('gate', lay(testInfo, iterationOf()), attached);
    expect(output).toContain('it was run against embedded, the question is about netra-staging');
    expect(code).toBe(2);
  });

  test('runs p1 only, and asks about a release: INCONCLUSIVE; it is GO for p1 and says that it is', async ({}, testInfo) => {
    const options = lay(testInfo, iterationOf({ p1: { passed: 25 } }));
    const release = await command('gate', options);
    expect(release.output).toContain('not run: p2, p6');
    expect(release.code).toBe(2);
    const tier = await command('gate', [...options, '--for=p1']);
    expect(tier.output).toMatch(/^GO .*\n {2}for p1 /);
    expect(tier.code).toBe(0);
  });
});
