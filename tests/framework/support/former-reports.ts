import type { Iteration, Tally } from '../../../reports/iteration/iteration.schema.ts';
import { iterationOfTests, soundIteration } from './sound-iteration.ts';

/** What one of the five reports of the former suite stated, as an iteration of today would state it, and what is impossible about it. */
export interface FormerStatement {
  readonly report: string;
  readonly stated: string;
  readonly iteration: () => Iteration;
  readonly contradiction: string;
}

const row = (passed: number, failed: number, expected = passed + failed): Tally => ({ expected, passed, failed, flaky: 0, skipped: 0, notRun: 0, durationMs: 1000, testsMs: 1000 });
/** A run of so many made-up tests of one tier; the first of them fail. */
const runOf = (total: number, failed: number): Iteration => iterationOfTests(Array.from({ length: total }, (_, index) => ({ title: `test ${index}`, ends: [index < failed ? 'failed' : 'passed'] })));
const latency = (n: number, p50Ms: number | null, p95Ms: number | null, p99Ms: number | null): Iteration['latencies'][number] => ({ name: 'http', what: 'calls', n, method: 'nearest-rank', minMs: 10, p50Ms, p95Ms, p99Ms, maxMs: 600, budgetMs: null });
const change = (iteration: Iteration, patch: Partial<Iteration>): Iteration => ({ ...iteration, ...patch });
const withTotals = (iteration: Iteration, totals: Partial<Tally>) => change(iteration, { totals: { ...iteration.totals, ...totals } });

export const FORMER_STATEMENTS: readonly FormerStatement[] = [
  {
    report: '000', stated: '94 of 95 passed, P50 0.533 s, P95 0.481 s, P99 0.566 s',
    iteration: () => change(runOf(95, 1), { latencies: [latency(120, 533, 481, 566)] }), contradiction: 'http: p95 481 ms is below p50 533 ms',
  },
  {
    report: '000', stated: 'P95 and P99 of five calls each',
    iteration: () => change(runOf(95, 1), { latencies: [latency(5, 480, 533, 566)] }), contradiction: 'http: p95 is told with 5 sample(s), it needs 20',
  },
  {
    report: '000', stated: 'progress of 466 as 100 + 171 + 50',
    iteration: () => change(runOf(95, 1), { progress: { goal: 466, written: 0, executed: 0, passed: 0, suites: [['p1', 100], ['agent', 171], ['websocket', 50]].map(([suite, of]) => ({ suite: String(suite), of: Number(of), written: 0, executed: 0, passed: 0 })) } }),
    contradiction: 'progress.goal: 466, but sum of the suites: 321',
  },
  {
    report: '000', stated: 'agents: 14 tests, 100 % success, none of which runs an agent',
    iteration: () => change(runOf(95, 1), { features: [{ area: 'agents', state: 'working', tally: { expected: 14, passed: 0, failed: 0, flaky: 0, skipped: 14, notRun: 0 }, failing: [] }] }), contradiction: 'agents works, and 0 of 14 passed',
  },
  {
    report: '001', stated: 'the socket is fixed, and the same test still fails',
    iteration: () => {
      const iteration = soundIteration();
      const failed = iteration.failures.filter(({ flaky }) => !flaky).map(({ project, title }) => `${project} › ${title}`);
      return change(iteration, { change: iteration.change && { ...iteration.change, fixed: failed } });
    },
    contradiction: 'change: p1 › 001 a is told as fixed, and is not',
  },
  { report: '001', stated: '96 % operational, with a failure that is called expected', iteration: () => change(runOf(25, 1), { failures: [], causes: [], rerun: null }), contradiction: 'listed failures: 0, but failed and flaky tests: 1' },
  { report: '001', stated: 'one measurement told as the P50, P95 and P99 of all calls', iteration: () => change(runOf(25, 1), { latencies: [latency(1, 85, 85, 85)] }), contradiction: 'http: p50 is told with 1 sample(s), it needs 2' },
  { report: '002', stated: '111 tests in the heading, 123 in the rows', iteration: () => withTotals(runOf(123, 7), { expected: 111 }), contradiction: 'totals.expected: 111, but sum of the projects: 123' },
  { report: '002', stated: '95 of 100 passed, where there are 95 tests and 94 passed', iteration: () => change(runOf(95, 1), { passRate: { passed: 95, of: 100 } }), contradiction: 'passRate.of: 100, but totals.expected: 95' },
  {
    report: '002', stated: '116 of 123 passed, 7 failures expected by design',
    iteration: () => withTotals(runOf(123, 7), { failed: 0, skipped: 7 }), contradiction: 'totals.failed: 0, but sum of the projects: 7',
  },
  { report: '003', stated: '52 of 58 passed, and ready', iteration: () => change(runOf(58, 6), { status: 'passed', decision: 'GO' }), contradiction: 'it passed, and 6 test(s) failed' },
  {
    report: '003', stated: 'agent execution 75 % passing, where the tests that execute one failed',
    iteration: () => change(runOf(58, 6), { features: [{ area: 'agents', state: 'partly', tally: { expected: 12, passed: 9, failed: 3, flaky: 0, skipped: 0, notRun: 0 }, failing: [] }] }), contradiction: 'agents: failing tests: 0, but failed and flaky tests: 3',
  },
  { report: '003', stated: '58 tests of 0.77 s each one after the other, in 4.5 s', iteration: () => withTotals(runOf(58, 6), { durationMs: 4500, testsMs: 44_620 }), contradiction: '44620 ms of tests do not fit into 4500 ms' },
  { report: '004', stated: 'sockets work (4 of 4), and every socket is closed with 1008', iteration: () => change(runOf(7, 6), { projects: { p1: row(4, 0, 7) } }), contradiction: 'p1: outcomes: 4, but expected tests: 7' },
  { report: '004', stated: '1 of 7 passed, and authentication works', iteration: () => change(runOf(7, 6), { features: [{ area: 'sign-in', state: 'working', tally: { expected: 7, passed: 1, failed: 6, flaky: 0, skipped: 0, notRun: 0 }, failing: ['a', 'b', 'c', 'd', 'e', 'f'] }] }), contradiction: 'sign-in works, and 1 of 7 passed' },
  { report: '004', stated: 'iteration 1, a day after iteration 4', iteration: () => { const iteration = soundIteration(); return change(iteration, { number: 1, change: iteration.change && { ...iteration.change, againstNumber: 4 } }); }, contradiction: 'iteration 1 is compared with 4, which is not earlier' },
  { report: 'others', stated: '0 skipped, with 28 modules left out', iteration: () => change(runOf(95, 0), { leftOut: [{ reason: 'not imported', count: 28, tests: Array.from({ length: 28 }, (_, index) => `module ${index}`) }] }), contradiction: 'skipped and not-run tests with a reason: 28, but skipped and not-run tests: 0' },
  { report: 'others', stated: '20 of 20 of P2 passing beside a failing one', iteration: () => { const iteration = runOf(20, 1); return change(iteration, { projects: { p1: row(20, 0) } }); }, contradiction: 'p1.passed: 20, but tests of p1 that are passed: 19' },
];
