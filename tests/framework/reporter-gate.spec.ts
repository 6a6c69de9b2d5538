import { expect, test } from '@playwright/test';
import { decide } from '../../reports/gate.ts';
import type { Tally } from '../../reports/iteration/iteration.schema.ts';

type Counts = Partial<Record<'passed' | 'failed' | 'flaky' | 'skipped' | 'notRun', number>>;

function tally(counts: Counts): Tally {
  const all = { passed: 0, failed: 0, flaky: 0, skipped: 0, notRun: 0, ...counts };
  return { expected: Object.values(all).reduce((sum, count) => sum + count, 0), ...all, durationMs: 0, testsMs: 0 };
}

/** A run of one project that came to its end. */
const runOf = (project: string, counts: Counts) => ({
  status: 'passed' as const, scope: { projects: [project], filters: [], parts: ['main'], missingParts: [] }, projects: { [project]: tally(counts) }, totals: tally(counts), errors: [], causes: [],
});

test.describe('gate', () => {
  for (const { project, counts, decision, because } of [
    { project: 'p1', counts: { passed: 25 }, decision: 'GO', because: 'nothing failed' },
    { project: 'p1', counts: { passed: 24, failed: 1 }, decision: 'HOLD', because: 'tier p1 tolerates nothing' },
    { project: 'p1', counts: { passed: 24, flaky: 1 }, decision: 'HOLD', because: 'a flaky test failed' },
    { project: 'p2', counts: { passed: 39, failed: 1 }, decision: 'GO', because: '2.5 % is less than 5 %' },
    { project: 'p2', counts: { passed: 19, failed: 1 }, decision: 'HOLD', because: '5 % is not less than 5 %' },
    { project: 'p3', counts: { passed: 14, failed: 1 }, decision: 'GO', because: '6.7 % is less than 10 %' },
    { project: 'p4', counts: { passed: 13, failed: 2 }, decision: 'HOLD', because: '13 % is not less than 10 %' },
    { project: 'p6', counts: { passed: 13, failed: 2 }, decision: 'GO', because: '13 % is less than 20 %' },
    { project: 'p6', counts: { passed: 12, failed: 3 }, decision: 'HOLD', because: '20 % is not less than 20 %' },
    { project: 'websocket', counts: { passed: 49, failed: 1 }, decision: 'HOLD', because: 'a suite tolerates nothing' },
    { project: 'p2', counts: { passed: 11, failed: 1, skipped: 28 }, decision: 'HOLD', because: 'skips do not thin failures out' },
    { project: 'p1', counts: { passed: 20, skipped: 5 }, decision: 'GO', because: '80 % were executed' },
    { project: 'p1', counts: { passed: 19, skipped: 6 }, decision: 'INCONCLUSIVE', because: '76 % executed is too little of p1' },
    { project: 'p1', counts: { skipped: 25 }, decision: 'INCONCLUSIVE', because: 'nothing was executed' },
    { project: 'p1', counts: {}, decision: 'INCONCLUSIVE', because: 'there was nothing to execute' },
    { project: 'p1', counts: { passed: 24, notRun: 1 }, decision: 'INCONCLUSIVE', because: 'one test did not run' },
    { project: 'p1', counts: { passed: 23, failed: 1, notRun: 1 }, decision: 'HOLD', because: 'what failed has failed, whatever else did not run' },
  ]) {
    test(`${project} with ${JSON.stringify(counts)} is ${decision}: ${because}`, () => {
      expect(decide(runOf(project, counts)).decision).toBe(decision);
    });
  }

  test('an interrupted run decides nothing, also when it had failures', () => {
    expect(decide({ ...runOf('p1', { passed: 3, failed: 1, notRun: 21 }), status: 'interrupted' }).decision).toBe('INCONCLUSIVE');
  });

  test('a target lost in mid-run decides nothing, also within a tolerance', () => {
    const causes = [{ code: 'E_TARGET_UNREACHABLE', message: 'it went away', count: 1, tests: ['p2 › last'] }];
    expect(decide({ ...runOf('p2', { passed: 39, failed: 1 }), causes }).decision).toBe('INCONCLUSIVE');
  });

  test('an error outside of tests is no GO, though every test passed', () => {
    expect(decide({ ...runOf('p1', { passed: 25 }), errors: [{ code: 'E_UNKNOWN', message: 'a worker ended' }] }).decision).toBe('INCONCLUSIVE');
  });

  test('the worst project decides', () => {
    const { projects: good } = runOf('p1', { passed: 25 });
    const { projects: bad, ...run } = runOf('p2', { passed: 1, failed: 14 });
    expect(decide({ ...run, projects: { ...good, ...bad } }).decision).toBe('HOLD');
  });

  test('a run that lacks a part decides nothing', () => {
    const { decision, reasons } = decide({ ...runOf('p1', { passed: 12 }), scope: { projects: ['p1'], filters: [], parts: ['shard-1-of-2'], missingParts: ['shard-2-of-2'] } });
    expect(decision).toBe('INCONCLUSIVE');
    expect(reasons).toContain('shard-2-of-2 is missing');
  });
});
