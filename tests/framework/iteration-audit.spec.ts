import { expect, test } from '@playwright/test';
import { auditIteration } from '../../reports/iteration/audit.ts';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { refuseContradictions } from '../../reports/iteration/write.ts';
import { FORMER_STATEMENTS } from './support/former-reports.ts';
import { soundIteration } from './support/sound-iteration.ts';

type Change = (iteration: Iteration) => Partial<Iteration>;
const found = (change: Change): string => {
  const iteration = soundIteration();
  return auditIteration({ ...iteration, ...change(iteration) }).join('\n');
};

test.describe('audit of an iteration', () => {
  for (const { report, stated, iteration, contradiction } of FORMER_STATEMENTS) {
    test(`“${stated}” (former report ${report}) is refused with E_REPORT`, () => {
      const refuse = () => refuseContradictions(auditIteration(iteration()), 'iteration');
      expect(refuse).toThrow(/^E_REPORT/);
      expect(refuse).toThrow(contradiction);
    });
  }

  for (const { what, change, told } of [
    { what: 'it ended before it began', change: () => ({ endedAt: '2026-11-21T11:00:00.000Z' }), told: 'before it began' },
    { what: 'it took longer than there is between its begin and end', change: ({ totals }) => ({ totals: { ...totals, durationMs: 900_000 } }), told: 'it took 900000 ms, between its begin and its end are' },
    { what: 'it was killed and ended', change: () => ({ status: 'killed' }), told: 'it is killed, and ended at' },
    { what: 'a project took longer than the run', change: ({ projects }) => ({ projects: { ...projects, p1: { ...projects['p1'], durationMs: 900_000 } } as Iteration['projects'] }), told: 'p1 took 900000 ms, the whole run' },
    { what: 'the same test is there twice', change: ({ tests }) => ({ tests: [...tests, ...tests.slice(0, 1)] }), told: 'test id p1-001-a is there twice' },
    { what: 'a test is lost', change: ({ tests }) => ({ tests: tests.slice(1) }), told: 'totals.failed: 1, but tests that are failed: 0' },
    { what: 'a test passed without an attempt', change: ({ tests }) => ({ tests: tests.map((each) => ({ ...each, attempts: 0 })) }), told: 'is passed without an attempt' },
    { what: 'a test that passed was left out', change: ({ tests }) => ({ tests: tests.map((each) => ({ ...each, reason: 'no time' })) }), told: 'is passed and has a reason for being left out' },
    { what: 'a failure is told twice', change: ({ failures }) => ({ failures: [...failures, ...failures.slice(0, 1)] }), told: 'failure of test p1-001-a is there twice' },
    { what: 'a flaky test is told as failed', change: ({ failures }) => ({ failures: failures.map((failure) => ({ ...failure, flaky: false })) }), told: '003 c is listed as failed, and is flaky' },
    { what: 'a cause speaks of more tests than it has', change: ({ causes }) => ({ causes: causes.map((cause) => ({ ...cause, count: cause.count + 1 })) }), told: 'but its tests: 2' },
    { what: 'a failure has no cause', change: () => ({ causes: [] }), told: 'failures behind the causes: 0, but listed failures: 2' },
    { what: 'a failure is of another class than its cause', change: ({ failures }) => ({ failures: failures.map((failure) => ({ ...failure, class: 'slow' })) }), told: '001 a is of class slow, its cause of wrong-content' },
    { what: 'an unknown cause is certain', change: ({ causes }) => ({ causes: causes.map((cause) => ({ ...cause, class: 'unknown', certainty: 'certain' })) }), told: 'is unknown, and certain' },
    { what: 'a percentile is beyond the slowest', change: ({ latencies }) => ({ latencies: latencies.map((each) => ({ ...each, maxMs: 2 })) }), told: 'http: max 2 ms is below p95' },
    { what: 'a percentile is left out though there are samples enough', change: ({ latencies }) => ({ latencies: latencies.map((each) => ({ ...each, p95Ms: null })) }), told: 'http: p95 is missing with 25 sample(s)' },
    { what: 'there is no rate', change: () => ({ passRate: null }), told: 'passRate.passed: missing, but totals.passed: 2' },
    { what: 'more passed than were executed', change: ({ progress }) => ({ progress: { ...progress, passed: progress.passed + 9, suites: progress.suites.map((suite, index) => (index === 0 ? { ...suite, passed: suite.passed + 9 } : suite)) } }), told: 'progress of p1: 10 passed' },
    { what: 'an area that works has a failure', change: ({ features }) => ({ features: features.map((feature) => ({ ...feature, state: 'working' as const })) }), told: 'sockets works, and 1 of 3 passed' },
    { what: 'a failure is neither new nor old', change: ({ change }) => ({ change: change && { ...change, broken: [] } }), told: 'p1 › 001 a failed, and is neither broken nor still failing nor added' },
    { what: 'it is GO without an executed test', change: ({ totals }) => ({ decision: 'GO', status: 'passed', totals: { ...totals, passed: 0, failed: 0, flaky: 0 } }), told: 'GO without evidence' },
    { what: 'it is GO with an error outside of tests', change: () => ({ decision: 'GO', errors: [{ code: 'E_UNKNOWN', message: 'a worker ended' }] }), told: 'GO without evidence' },
    { what: 'it is GO with a part missing', change: ({ scope }) => ({ decision: 'GO', scope: { ...scope, missingParts: ['shard-2-of-2'] } }), told: 'GO without evidence' },
    { what: 'it failed of nothing', change: () => ({ failures: [], causes: [], rerun: null }), told: 'it failed, no test failed and no error was reported' },
    { what: 'nobody can run its failures again', change: () => ({ rerun: null }), told: 'a command to run failures again, or none' },
    { what: 'the slowest test is none of its tests', change: () => ({ slowest: [{ project: 'p1', title: 'another', durationMs: 1 }] }), told: 'slowest: p1 › another did not take 1 ms' },
    { what: 'an answer of a test that was left out is graded', change: () => ({ graded: [{ id: 'p2-026-d', project: 'p2', title: '026 d', by: 'rubric', told: '1.00 of 1' }] }), told: 'an answer of 026 d is graded, which was not executed' },
    { what: 'it has another shape', change: () => ({ number: 0 }), told: 'number: ' },
  ] satisfies { what: string; change: Change; told: string }[]) {
    test(`that ${what} is a contradiction`, () => {
      expect(found(change)).toContain(told);
    });
  }
});
