import type { Tally } from './iteration.schema.ts';
import type { RunTest } from './run-tests.ts';

/** Counts of some tests. `durationMs` is from the start of the first to the end of the last, unless it is given. */
export function tallyOf(tests: readonly RunTest[], durationMs = spanOf(tests)): Tally {
  const counts = { passed: 0, failed: 0, flaky: 0, skipped: 0, notRun: 0 };
  for (const { outcome } of tests) counts[outcome] += 1;
  const testsMs = tests.flatMap(({ attempts }) => attempts).reduce((sum, attempt) => sum + attempt.durationMs, 0);
  return { expected: tests.length, ...counts, durationMs, testsMs };
}

/** Counts by project, for every project the run was asked for, those without a test included. */
export function tallyByProject(projects: readonly string[], tests: readonly RunTest[]): Record<string, Tally> {
  const all = [...new Set([...projects, ...tests.map(({ entry }) => entry.project)])];
  return Object.fromEntries(all.map((name) => [name, tallyOf(tests.filter(({ entry }) => entry.project === name))]));
}

/** Tests that really ran. */
export const executedIn = ({ passed, failed, flaky }: Pick<Tally, 'passed' | 'failed' | 'flaky'>): number => passed + failed + flaky;

function spanOf(tests: readonly RunTest[]): number {
  // Of a test that was never begun Playwright has no time.
  const ran = tests.flatMap(({ attempts }) => attempts).filter(({ status, durationMs }) => status !== 'skipped' || durationMs > 0).map(({ startedAt, durationMs }) => ({ start: Date.parse(startedAt), durationMs }));
  if (ran.length === 0) return 0;
  // Not by `Math.max(...)`: a long run has more attempts than a call has room for arguments.
  const start = ran.reduce((least, { start: at }) => Math.min(least, at), Infinity);
  const end = ran.reduce((most, { start: at, durationMs }) => Math.max(most, at + durationMs), 0);
  return Math.round(end - start);
}
