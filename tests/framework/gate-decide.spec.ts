import { expect, test } from '@playwright/test';
import { decide, decideAtEnd } from '../../reports/gate/decide.ts';
import type { Question } from '../../reports/gate/evidence.ts';
import type { Decision, Iteration } from '../../reports/iteration/iteration.schema.ts';
import { type Counts, iterationOf, rulesOf, WHOLE } from './support/iterations.ts';

const RELEASE: Question = { release: true };
const verdictOf = (iteration: Iteration, question: Question = RELEASE, rules = rulesOf()) => decide(iteration, rules, question, new Date());
const whole = (counts: Readonly<Record<string, Counts>>) => iterationOf({ ...WHOLE, ...counts });

/** A whole run in which one project ended so, and what that means for a release. */
const CASES: readonly { what: string; counts: Readonly<Record<string, Counts>>; decision: Decision; told: string }[] = [
  { what: 'all passes', counts: {}, decision: 'GO', told: 'p1: 0 of 25 executed failed (none may)' },
  { what: 'one of p1 fails', counts: { p1: { passed: 24, failed: 1 } }, decision: 'HOLD', told: 'p1: 1 of 25 executed failed, 4 % (none may): 001 wrong-content' },
  { what: 'one of p1 is flaky', counts: { p1: { passed: 24, flaky: 1 } }, decision: 'HOLD', told: 'p1: 1 of 25 executed failed, 4 % (none may)' },
  { what: 'p2 stays below its tolerance', counts: { p2: { passed: 39, failed: 1 } }, decision: 'GO', told: 'p2: 1 of 40 executed failed, 2.5 % (has to stay below 5 %)' },
  { what: 'p2 reaches its tolerance', counts: { p2: { passed: 38, failed: 2 } }, decision: 'HOLD', told: 'p2: 2 of 40 executed failed, 5 % (has to stay below 5 %)' },
  { what: 'p2 reaches its tolerance with a flaky one', counts: { p2: { passed: 38, failed: 1, flaky: 1 } }, decision: 'HOLD', told: 'p2: 2 of 40 executed failed, 5 %' },
  { what: 'p6 stays below its tolerance', counts: { p6: { passed: 17, failed: 3 } }, decision: 'GO', told: 'p6: 3 of 20 executed failed, 15 %' },
  { what: 'p6 reaches its tolerance', counts: { p6: { passed: 16, failed: 4 } }, decision: 'HOLD', told: 'p6: 4 of 20 executed failed, 20 %' },
  { what: 'skips make the executed few, so that one failure is many', counts: { p2: { passed: 31, failed: 2, skipped: 7 } }, decision: 'HOLD', told: 'p2: 2 of 33 executed failed, 6.1 %' },
  { what: 'a few are skipped', counts: { p1: { passed: 20, skipped: 5 } }, decision: 'GO', told: 'p1: 5 skipped' },
  { what: 'too many are skipped', counts: { p1: { passed: 19, skipped: 6 } }, decision: 'INCONCLUSIVE', told: 'p1: only 19 of 25 were executed, 76 % (needed: 80 %)' },
  { what: 'all are skipped', counts: { p1: { skipped: 25 } }, decision: 'INCONCLUSIVE', told: 'p1: only 0 were executed (needed: 20)' },
  { what: 'a test was deleted', counts: { p1: { passed: 24 } }, decision: 'INCONCLUSIVE', told: 'p1: only 24 behaviours were selected (needed: 25)' },
  { what: 'a project has no test', counts: { p6: {} }, decision: 'INCONCLUSIVE', told: 'p6: only 0 behaviours were selected (needed: 20)' },
  { what: 'one did not run', counts: { p1: { passed: 24, notRun: 1 } }, decision: 'INCONCLUSIVE', told: 'p1: 1 of 25 did not run: 001' },
  { what: 'one failed and others did not run', counts: { p1: { passed: 4, failed: 1, notRun: 20 } }, decision: 'HOLD', told: 'p1: 1 of 5 executed failed, 20 % (none may)' },
  { what: 'failures would be too many of what ran, and might not be of all', counts: { p2: { passed: 4, failed: 1, notRun: 35 } }, decision: 'INCONCLUSIVE', told: 'p2: 1 of 5 executed failed, 20 %' },
  { what: 'failures are too many also if all that is left passes', counts: { p2: { passed: 4, failed: 2, notRun: 34 } }, decision: 'HOLD', told: 'p2: 2 of 6 executed failed, 33.3 %' },
  { what: 'the target could not be reached', counts: { p1: { passed: 20, failed: 5, class: 'unreachable' } }, decision: 'INCONCLUSIVE', told: 'p1: 5 of 25 failed for a reason that is not the platform’s: 001 unreachable' },
  { what: 'this machine was at fault, within a tolerance', counts: { p6: { passed: 19, failed: 1, class: 'environment' } }, decision: 'INCONCLUSIVE', told: 'p6: 1 of 20 failed for a reason that is not the platform’s' },
  { what: 'nobody knows why it failed, within a tolerance', counts: { p6: { passed: 19, failed: 1, class: 'unknown' } }, decision: 'HOLD', told: 'p6: 1 failed with unknown, which no tolerance covers: 601 unknown' },
  { what: 'a flaky failure nobody knows the reason of', counts: { p6: { passed: 19, flaky: 1, class: 'unknown' } }, decision: 'HOLD', told: 'p6: 1 failed with unknown' },
  { what: 'a leak, within a tolerance', counts: { p2: { passed: 39, failed: 1, class: 'cross-user-leak' } }, decision: 'HOLD', told: 'p2: 1 failed with cross-user-leak, which no tolerance covers' },
  { what: 'a proven failure here and the environment there', counts: { p1: { passed: 24, failed: 1 }, p6: { passed: 19, failed: 1, class: 'environment' } }, decision: 'HOLD', told: 'p6: 1 of 20 failed for a reason that is not the platform’s' },
  { what: 'a suite without a policy of its own tolerates nothing', counts: { websocket: { passed: 30, failed: 1 } }, decision: 'HOLD', told: 'websocket: 1 of 31 executed failed, 3.2 % (none may)' },
];

test.describe('decision about a release', () => {
  for (const { what, counts, decision, told } of CASES) {
    test(`${decision} when ${what}`, () => {
      const verdict = verdictOf(whole(counts));
      expect(verdict.reasons.join('\n')).toContain(told);
      expect(verdict.decision).toBe(decision);
    });
  }

  test('what decides is told first', () => {
    expect(verdictOf(whole({ p6: { passed: 16, failed: 4 } })).reasons[0]).toContain('p6: 4 of 20');
  });

  test('it is INCONCLUSIVE where a project was not run at all', () => {
    const verdict = verdictOf(iterationOf({ p1: { passed: 25 }, p2: { passed: 40 } }));
    expect(verdict.decision).toBe('INCONCLUSIVE');
    expect(verdict.reasons).toEqual(expect.arrayContaining(['not run: p6', 'only 65 behaviours were executed over all (needed for a release: 80)']));
  });

  test('asked about p1 alone, a good p1 is GO, and says that it is about nothing else', () => {
    const verdict = verdictOf(iterationOf({ p1: { passed: 25 } }), { release: false, projects: ['p1'] });
    expect(verdict.decision).toBe('GO');
    expect(verdict.reasons).toContain('decides about p1 and about nothing else');
  });

  test('asked about p1 alone, failures of p2 decide nothing', () => {
    expect(verdictOf(whole({ p2: { failed: 40 } }), { release: false, projects: ['p1'] }).decision).toBe('GO');
  });

  test('asked about what was not run, it is INCONCLUSIVE', () => {
    expect(verdictOf(iterationOf({ p1: { passed: 25 } }), { release: false, projects: ['p2'] }).decision).toBe('INCONCLUSIVE');
  });

  test('asked about nothing, it is INCONCLUSIVE', () => {
    expect(verdictOf(iterationOf({}, {}), { release: false }).decision).toBe('INCONCLUSIVE');
  });

  test('a test repeated ten times is one behaviour: its failure is no smaller share', () => {
    const once = whole({ p2: { passed: 38, failed: 2 } });
    const repeated = Array.from({ length: 10 }, (_, repeat) => once.tests.map((record) => ({ ...record, id: `${record.id}-${repeat}`, repeat, outcome: repeat === 0 ? record.outcome : 'passed' as const }))).flat();
    const verdict = verdictOf(iterationOf({}, { tests: repeated }));
    expect(verdict.reasons[0]).toContain('p2: 2 of 40 executed failed, 5 %');
    expect(verdict.decision).toBe('HOLD');
  });

  test('one test repeated until the count is reached does not reach it', () => {
    const { tests: [first, ...others] } = whole({});
    const copies = others.map((other, repeat) => (other.project === 'p1' ? { ...other, title: first?.title ?? '', catalogue: first?.catalogue ?? null, repeat } : other));
    expect(verdictOf(iterationOf({}, { tests: first ? [first, ...copies] : [] })).reasons).toContain('p1: only 1 behaviours were selected (needed: 25)');
  });
});

/** Runs whose tests all passed, and which still are no GO. */
const SPOILT: readonly { what: string; changes: Partial<Iteration>; told: string }[] = [
  { what: 'was interrupted', changes: { status: 'interrupted' }, told: 'the run did not come to its end: it was interrupted' },
  { what: 'ran out of time', changes: { status: 'timedout' }, told: 'its time was up' },
  { what: 'was killed', changes: { status: 'killed', endedAt: null }, told: 'a process of it was killed' },
  { what: 'lacks a shard', changes: { scope: { projects: ['p1', 'p2', 'p6'], filters: ['--shard=1/2'], parts: ['shard-1-of-2'], missingParts: ['shard-2-of-2'] } }, told: 'parts of the run are missing: shard-2-of-2' },
  { what: 'was narrowed with --grep', changes: { scope: { projects: ['p1', 'p2', 'p6'], filters: ['--grep=holds'], parts: ['main'], missingParts: [] } }, told: 'the run was narrowed by --grep=holds' },
  { what: 'ran only what failed last time', changes: { scope: { projects: ['p1', 'p2', 'p6'], filters: ['--last-failed'], parts: ['main'], missingParts: [] } }, told: 'narrowed by --last-failed' },
  { what: 'had an error outside of tests', changes: { errors: [{ code: 'E_UNKNOWN', message: 'a worker ended' }] }, told: '1 error(s) outside of tests: E_UNKNOWN' },
  { what: 'had a failing preflight', changes: { errors: [{ code: 'E_PREFLIGHT', message: 'the secret is wrong' }] }, told: 'the preflight failed' },
  { what: 'had no preflight', changes: { target: { ...iterationOf().target, preflight: null } }, told: 'no preflight was done' },
  { what: 'is of another target', changes: { target: { ...iterationOf().target, name: 'local' } }, told: 'it was run against local, the question is about embedded' },
  { what: 'is two days old', changes: { startedAt: new Date(Date.now() - 50 * 3_600_000).toISOString(), endedAt: new Date(Date.now() - 49 * 3_600_000).toISOString() }, told: 'the record is 2 days old (24 hours are allowed)' },
  { what: 'is of the future', changes: { startedAt: new Date(Date.now() + 3_600_000).toISOString(), endedAt: new Date(Date.now() + 3_700_000).toISOString() }, told: 'the record is of the future' },
  { what: 'is of tests that were not committed', changes: { suite: { commit: 'e91ee66', dirty: true, seed: null } }, told: 'the tests had changes that are not committed' },
];

test.describe('evidence', () => {
  for (const { what, changes, told } of SPOILT) {
    test(`a run that ${what} is INCONCLUSIVE though all its tests passed`, () => {
      const verdict = verdictOf(iterationOf(WHOLE, changes));
      expect(verdict.decision).toBe('INCONCLUSIVE');
      expect(verdict.reasons.join('\n')).toContain(told);
    });
  }

  test('a target that was lost in mid-run proves nothing against the platform, whatever class that is', () => {
    const lost = iterationOf({ ...WHOLE, p2: { passed: 38, failed: 2 } });
    const failures = lost.failures.map((failure) => ({ ...failure, code: 'E_TARGET_UNREACHABLE', message: 'E_TARGET_UNREACHABLE: …\n  happened: 127.0.0.1:8000 refuses connections' }));
    const verdict = verdictOf({ ...lost, failures });
    expect(verdict.reasons[0]).toBe('the target was lost in mid-run: 127.0.0.1:8000 refuses connections');
    expect(verdict.decision).toBe('INCONCLUSIVE');
  });

  test('shards that were put together are no narrowing', () => {
    const scope = { projects: ['p1', 'p2', 'p6'], filters: ['--shard=1/2', '--max-failures=10'], parts: ['shard-1-of-2', 'shard-2-of-2'], missingParts: [] };
    expect(verdictOf(iterationOf(WHOLE, { scope })).decision).toBe('GO');
  });

  test('an interrupted run with a failure in p1 is HOLD: whatever else would have run, it is broken', () => {
    expect(verdictOf(iterationOf({ ...WHOLE, p1: { passed: 3, failed: 1, notRun: 21 } }, { status: 'interrupted' })).decision).toBe('HOLD');
  });

  test('a failure seen at another target, or long ago, proves nothing about this release', () => {
    const target = { ...iterationOf().target, name: 'local' };
    expect(verdictOf(iterationOf({ ...WHOLE, p1: { failed: 25 } }, { target })).decision).toBe('INCONCLUSIVE');
  });

  test('a revision that was asked for has to be the one that was tested', () => {
    expect(verdictOf(iterationOf(), { release: true, revision: 'abc1234' }).decision).toBe('GO');
    expect(verdictOf(iterationOf(), { release: true, revision: 'abc' }).decision).toBe('INCONCLUSIVE');
    expect(verdictOf(iterationOf(), { release: true, revision: 'fff0000' }).reasons[0]).toBe('revision abc1234 was tested, the question is about fff0000');
  });

  test('a target that was asked for has to be the one that was tested, also outside of a release', () => {
    expect(verdictOf(iterationOf(), { release: false, projects: ['p1'], target: 'netra-staging' }).decision).toBe('INCONCLUSIVE');
  });

  test('a run without a target needs no preflight', () => {
    const target = { name: 'none', environment: null, address: null, deployment: null, preflight: null };
    expect(verdictOf(iterationOf({ framework: { passed: 3 } }, { target }), { release: false }).decision).toBe('GO');
  });

  test('the decision of a record is about what was run, on the day it ended', () => {
    const old = iterationOf({ p1: { passed: 25 } }, { startedAt: '2025-01-02T03:04:05.000Z', endedAt: '2025-01-02T03:05:05.000Z' });
    expect(decideAtEnd(old, rulesOf())).toMatchObject({ decision: 'GO', about: ['p1'] });
  });
});

test.describe('whatever a run is like', () => {
  const outcomes = ['passed', 'failed', 'flaky', 'skipped', 'notRun'] as const;
  const rank = { GO: 0, INCONCLUSIVE: 1, HOLD: 2 } as const;
  const runs = [0, 1, 2, 5, 13, 25].flatMap((bad) => outcomes.slice(1).map((outcome) => ({ bad, outcome, run: whole({ p1: { passed: 25 - bad, [outcome]: bad } }) })));

  test('GO means that at least the needed number passed, and none of p1 failed or is missing', () => {
    const good = runs.filter(({ run }) => verdictOf(run).decision === 'GO');
    expect(good.length).toBeGreaterThan(3);
    expect(good.filter(({ run: { projects: { p1 } } }) => p1 === undefined || p1.passed < 20 || p1.failed + p1.flaky + p1.notRun > 0)).toEqual([]);
  });

  test('one more test that does not pass never makes the decision better', () => {
    const worse = outcomes.slice(1).map((outcome) => Array.from({ length: 41 }, (_, bad) => rank[verdictOf(whole({ p2: { passed: 40 - bad, [outcome]: bad } })).decision]));
    expect(worse.filter((ranks) => ranks.some((value, index) => index > 0 && value < (ranks[index - 1] ?? 0)))).toEqual([]);
  });

  test('the same run and rules make the same decision, and its policy is told by its digest', () => {
    const run = iterationOf();
    const [one, other] = [verdictOf(run), verdictOf(run)];
    expect(one).toEqual(other);
    expect(one.policy).toMatch(/^[0-9a-f]{64}$/);
    expect(verdictOf(run, RELEASE, rulesOf({ policy: { release: { ...rulesOf().policy.release, executed: 81 } } })).policy).not.toBe(one.policy);
  });
});
