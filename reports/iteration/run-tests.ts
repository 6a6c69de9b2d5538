import { NOT_RUN } from '#utils/target/presence';
import type { Attempt, Journal, TestEntry } from '../journal/journal.schema.ts';
import type { Outcome } from './iteration.schema.ts';

/** One test of a run with all that became of it, over all parts. */
export interface RunTest {
  readonly entry: TestEntry;
  readonly outcome: Outcome;
  /** In the order in which they began. */
  readonly attempts: readonly Attempt[];
  /** Part of the run that ran it last, or was to. */
  readonly part: string;
  /** Why it was skipped or did not run. */
  readonly reason: string | null;
}

/** Every test that some part was to run, once, in the order of the parts. */
export function testsOf(journals: readonly Journal[]): RunTest[] {
  const entries = new Map<string, { entry: TestEntry; part: string }>();
  const attempts = new Map<string, { attempt: Attempt; part: string }[]>();
  const leftOut = new Map<string, string>();
  for (const { begin, attempts: ended, leftOut: left } of journals) {
    for (const entry of begin.tests) if (!entries.has(entry.id)) entries.set(entry.id, { entry, part: begin.part });
    for (const attempt of ended) attempts.set(attempt.id, [...(attempts.get(attempt.id) ?? []), { attempt, part: begin.part }]);
    for (const { id, reason } of left) leftOut.set(id, reason);
  }
  return [...entries.values()].map(({ entry, part }) => {
    const all = (attempts.get(entry.id) ?? []).sort((a, b) => a.attempt.startedAt.localeCompare(b.attempt.startedAt));
    const ended = all.map(({ attempt }) => attempt);
    const outcome = outcomeOf(ended, leftOut.has(entry.id));
    const reason = outcome === 'skipped' || outcome === 'notRun' ? reasonOf(ended, outcome, leftOut.get(entry.id)) : null;
    return { entry, outcome, attempts: ended, part: all.at(-1)?.part ?? part, reason };
  });
}

/** Whether an attempt says something about the test: one that was interrupted, or never begun, does not. */
export const isDecisive = ({ status, expected }: Attempt): boolean => status !== 'interrupted' && (status !== 'skipped' || expected === 'skipped');
/** Whether an attempt ended as it should not have. */
export const isFailure = (attempt: Attempt): boolean => isDecisive(attempt) && attempt.status !== attempt.expected;

/**
 * The last attempt that says something decides. Playwright says “skipped” of a test that skipped itself, of one that was
 * interrupted and of one never begun: only the first had a choice, the others did not run.
 */
function outcomeOf(attempts: readonly Attempt[], leftOut: boolean): Outcome {
  const decisive = attempts.filter(isDecisive);
  const last = decisive.at(-1);
  if (leftOut || !last) return 'notRun';
  if (isFailure(last)) return 'failed';
  const failed = decisive.some(isFailure);
  // Skipping itself on a retry does not undo a failure.
  if (last.status === 'skipped') return failed ? 'failed' : last.reason?.startsWith(NOT_RUN) ? 'notRun' : 'skipped';
  return failed ? 'flaky' : 'passed';
}

function reasonOf(attempts: readonly Attempt[], outcome: Outcome, leftOut: string | undefined): string {
  const told = attempts.at(-1)?.reason;
  if (outcome === 'skipped') return told ?? 'skipped without a reason';
  return leftOut ?? told ?? (attempts.some(({ status }) => status === 'interrupted') ? 'interrupted while running' : 'the run ended before it began');
}
