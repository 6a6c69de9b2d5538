import { expect, test } from '@playwright/test';
import { auditIteration } from '../../reports/iteration/audit.ts';
import { lineOf } from '../../reports/iteration/history.ts';
import { markdownOf } from '../../reports/iteration/markdown.ts';
import { journalOf } from './support/journals.ts';
import type { MadeTest } from './support/journals.ts';
import { iterate, iterationOfTests, soundIteration } from './support/sound-iteration.ts';

const outcomes = ({ tests }: ReturnType<typeof iterate>) => tests.map(({ title, outcome }) => `${title} ${outcome}`);
const ONE: MadeTest = { title: '001 one', ends: ['passed'] };
const threads = (ms: readonly number[]) => ({ calls: ms.map((each, index) => ({ method: 'GET', path: `/api/threads/thr_${index}`, by: 'client' as const, party: 'user' as const, status: 200, error: null, ms: each })) });

test.describe('iteration', () => {
  test('a run with every kind of outcome is sound', () => {
    expect(auditIteration(soundIteration())).toEqual([]);
  });

  for (const { ends, outcome } of [
    { ends: ['passed'], outcome: 'passed' }, { ends: ['failed'], outcome: 'failed' }, { ends: ['failed', 'failed'], outcome: 'failed' }, { ends: ['failed', 'passed'], outcome: 'flaky' },
    { ends: ['skipped'], outcome: 'skipped' }, { ends: ['failed', 'skipped'], outcome: 'failed' }, { ends: ['interrupted'], outcome: 'notRun' }, { ends: ['failed', 'interrupted'], outcome: 'failed' }, { ends: ['never'], outcome: 'notRun' },
  ] as const) {
    test(`a test whose attempts ended as ${ends.join(', ')} is ${outcome}`, () => {
      expect(iterationOfTests([{ title: 'one', ends }]).tests[0]?.outcome).toBe(outcome);
    });
  }

  test('what was said of answers is told with the test whose answers they are', () => {
    const journal = journalOf([ONE]);
    const annotations = [{ type: 'quality', description: '0.95 of 1' }, { type: 'judge (advisory)', description: 'tiny: 0.50 of 1' }, { type: 'drift', description: 'another field' }];
    const iteration = iterate([{ ...journal, attempts: journal.attempts.map((attempt) => ({ ...attempt, annotations })) }]);
    expect(iteration.graded.map(({ title, by, told }) => [title, by, told])).toEqual([['001 one', 'rubric', '0.95 of 1'], ['001 one', 'judge', 'tiny: 0.50 of 1']]);
    expect(auditIteration(iteration)).toEqual([]);
    expect(markdownOf(iteration)).toContain('| p1 | 001 one | judge, advisory | tiny: 0.50 of 1 |');
    expect(markdownOf(iterate([journal]))).not.toContain('Quality of answers');
  });

  test('a run that was killed and resumed is what its parts come to together', () => {
    const killed = journalOf([ONE, { title: '002 two', ends: ['interrupted'] }, { title: '003 three', ends: ['never'] }], { end: 'killed' });
    const resumed = journalOf([{ title: '002 two', ends: ['passed'] }, { title: '003 three', ends: ['failed'] }], { part: 'resumed-1', minute: 5 });
    const together = iterate([killed, resumed]);
    expect(outcomes(together)).toEqual(['001 one passed', '002 two passed', '003 three failed']);
    expect(together).toMatchObject({ status: 'failed', endedAt: '2026-11-21T12:05:03.000Z', scope: { parts: ['main', 'resumed-1'], missingParts: [] } });
    expect(auditIteration(together)).toEqual([]);
  });

  test('a test that failed before the run was cut off and passed when it was resumed is flaky', () => {
    const parts = [journalOf([{ title: 'one', ends: ['failed'] }], { end: 'interrupted' }), journalOf([{ title: 'one', ends: ['passed'] }], { part: 'resumed-1', minute: 5 })];
    expect(outcomes(iterate(parts))).toEqual(['one flaky']);
  });

  test('a killed run that nobody resumed has no end and is killed', () => {
    expect(iterationOfTests([ONE], { end: 'killed' })).toMatchObject({ status: 'killed', endedAt: null, totals: { durationMs: 1500 } });
  });

  test('shards come to one run, whose workers add up', () => {
    const shard = (current: number, title: string) => journalOf([{ title, ends: ['passed'] }], { part: `shard-${current}-of-2`, shard: { current, total: 2 }, whole: ['p1-one', 'p1-two'] });
    expect(iterate([shard(1, 'one'), shard(2, 'two')])).toMatchObject({ status: 'passed', totals: { expected: 2, passed: 2 }, machine: { workers: 4 }, scope: { filters: [], missingParts: [] } });
  });

  test('a shard nobody has heard of is named', () => {
    expect(iterate([journalOf([ONE], { part: 'shard-2-of-3', shard: { current: 2, total: 3 }, whole: ['p1-001-one', 'p1-other'] })]).scope.missingParts).toEqual(['shard-1-of-3', 'shard-3-of-3']);
  });

  test('failures that happened the same way are one cause, whatever ids they carry', () => {
    const fails = (title: string, error: string): MadeTest => ({ title, ends: ['failed'], error });
    const { causes } = iterationOfTests([fails('a', 'refused run_0123456789ab'), fails('b', 'refused run_ba9876543210'), fails('c', 'something else')]);
    expect(causes.map(({ count, tests }) => ({ count, tests }))).toEqual([{ count: 2, tests: ['p1 › a (tests/p1/made.spec.ts:1)', 'p1 › b (tests/p1/made.spec.ts:2)'] }, { count: 1, tests: ['p1 › c (tests/p1/made.spec.ts:3)'] }]);
  });

  test('tests that waited for different things in vain have different causes', () => {
    const fails = (title: string, awaited: string): MadeTest => ({ title, ends: ['failed'], error: `E_WS_TIMEOUT: late\n  expected: ${awaited} within 500 ms\n  happened: the socket is open; it received:\n            #0 greeting` });
    const { causes } = iterationOfTests([fails('a', 'event 4 of run 7'), fails('b', 'event 5 of run 8'), fails('c', 'a pong')]);
    expect(causes.map(({ count, message }) => `${count} ${message}`)).toEqual(['2 event 4 of run 7 within 500 ms: the socket is open, and it did not come', '1 a pong within 500 ms: the socket is open, and it did not come']);
  });

  for (const { n, figures } of [
    { n: 1, figures: { p50Ms: null, p95Ms: null, p99Ms: null } },
    { n: 2, figures: { p50Ms: 1, p95Ms: null, p99Ms: null } },
    { n: 19, figures: { p50Ms: 10, p95Ms: null, p99Ms: null } },
    { n: 20, figures: { p50Ms: 10, p95Ms: 19, p99Ms: null } },
    { n: 100, figures: { p50Ms: 50, p95Ms: 95, p99Ms: 99 } },
  ]) {
    test(`of ${n} call(s) no more percentiles are told than they bear`, () => {
      const { latencies } = iterationOfTests([{ ...ONE, observation: threads(Array.from({ length: n }, (_, index) => index + 1)) }]);
      expect(latencies[0]).toMatchObject({ name: 'http', n, minMs: 1, maxMs: n, ...figures });
    });
  }

  test('tests that drove the platform into its limits say nothing about how quick it is', () => {
    const [call] = threads([5000]).calls;
    const { latencies } = iterationOfTests([{ ...ONE, observation: threads([5, 6]) }, { title: '018 limits', ends: ['passed'], observation: { calls: call ? [call, { ...call, status: 429 }] : [] } }]);
    expect(latencies[0]).toMatchObject({ name: 'http', n: 2, maxMs: 6 });
  });

  test('calls of one route are told together, whatever the id', () => {
    const { latencies } = iterationOfTests([{ ...ONE, observation: threads(Array.from({ length: 20 }, () => 5)) }]);
    expect(latencies.map(({ name, n }) => `${name} ${n}`)).toContain('http GET /api/threads/:id 20');
  });

  test('budgets and deployment are those the preflight noted', () => {
    const deployment = { version: '1.2.3', revision: 'abc', services: [{ name: 'api', version: '1.2.3', revision: 'abc' }] };
    const preflight = { environment: 'staging', addresses: { api: 'https://api.example.org' }, deployment, budgets: { apiMs: 100, socketMs: 50, agentStartMs: 500, agentRunMs: 1000 } };
    const iteration = iterationOfTests([{ ...ONE, observation: threads([5, 6]) }], { preflight });
    expect(iteration.target).toMatchObject({ environment: 'staging', address: 'https://api.example.org', deployment });
    expect(iteration.latencies[0]?.budgetMs).toBe(100);
  });

  test('what nobody knows is null', () => {
    expect(iterationOfTests([ONE])).toMatchObject({ target: { environment: null, address: null, deployment: null, preflight: null }, suite: { commit: null, dirty: null, seed: null }, memory: { workerPeakMb: null, platformMb: null }, change: null, rerun: null });
  });

  test('an area works only when all that was expected of it passed', () => {
    const state = (tests: readonly MadeTest[]) => iterationOfTests(tests).features.find(({ area }) => area === 'sockets')?.state;
    expect(state([ONE])).toBe('working');
    expect(state([ONE, { title: '002 two', ends: ['failed'] }])).toBe('partly');
    expect(state([ONE, { title: '002 two', ends: ['skipped'] }])).toBe('partly');
    expect(state([{ title: '002 two', ends: ['failed'] }])).toBe('not-working');
    expect(state([{ title: '026 other', ends: ['passed'] }])).toBe('not-tested');
  });

  test('progress counts an id once, and as passed only when all of its tests did', () => {
    const { progress } = iterationOfTests([ONE, { title: '001 once more', ends: ['failed'] }, { title: '002 two', ends: ['skipped'] }, { title: '003 three', ends: ['passed'] }, { title: 'BF-001 a flow', ends: ['passed'] }]);
    expect(progress).toMatchObject({ goal: 466, written: 3, executed: 2, passed: 1 });
  });

  test('a tier with a failure is at risk, by the label that is configured', () => {
    const { impact } = iterationOfTests([{ title: '001 one', ends: ['failed'] }, { title: '026 two', project: 'p2', ends: ['passed'] }]);
    expect(impact).toEqual([{ tier: 'p1', label: 'critical, $120K+ MRR (configured)', atRisk: true, why: '1 of 1 failed' }, { tier: 'p2', label: 'high, $80K MRR (configured)', atRisk: false, why: 'all 1 passed' }]);
  });

  test('change is told against the latest earlier iteration that asked the same of the same target', () => {
    const past = (run: string, minute: number, ends: MadeTest['ends'], target?: string) => lineOf(iterationOfTests([{ title: 'a', ends }, { title: 'gone', ends: ['failed'] }], { run, minute, commit: 'aaaaaaa', ...(target !== undefined && { target }) }));
    const lines = [past('run-a', 0, ['failed']), { ...past('run-b', 5, ['failed']), number: 2 }, { ...past('run-c', 7, ['passed'], 'staging'), number: 3 }];
    const iteration = iterationOfTests([{ title: 'a', ends: ['passed'] }, { title: 'new', ends: ['passed'] }], { run: 'run-d', minute: 9, commit: 'bbbbbbb' }, lines);
    expect(iteration.number).toBe(4);
    expect(iteration.change).toEqual({ against: 'run-b', againstNumber: 2, fixed: ['p1 › a'], broken: [], stillFailing: [], flaky: [], added: ['p1 › new'], removed: ['p1 › gone'], commits: ['bbbbbbb since aaaaaaa'] });
  });

  test('a run that is told once more keeps its number', () => {
    const first = iterationOfTests([ONE]);
    expect(iterationOfTests([ONE], {}, [lineOf(first), { ...lineOf(first), id: 'run-2', number: 2 }]).number).toBe(1);
  });

  test('the page begins with the decision, what failed and how often', () => {
    expect(markdownOf(soundIteration()).split('\n', 1)[0]).toBe('# HOLD: 2 of 6 (33.3 %) passed; 2 failed for 1 cause, 1 of them worked before');
  });
});
