import type { HistoryLine } from '../iteration/iteration.schema.ts';
import type { Policy } from '../gate/policy.schema.ts';

/** What a test is like, by the rules of `classOf`. */
export const STEADINESS = {
  broken: 'fails every time lately',
  flaky: 'fails and passes without anything having changed',
  suspect: 'failed lately; too few runs since to say what it is',
  fixed: 'failed, and has passed every time since',
  unproven: 'ran too few times to say anything',
  stable: 'never failed within the window',
} as const;
export type Steadiness = keyof typeof STEADINESS;

/** One test over the runs of one target. Rates are of the runs within the window. */
export interface LedgerEntry {
  readonly id: string;
  /** Null for one that never failed: the history keeps titles of failures only. */
  readonly name: string | null;
  readonly steadiness: Steadiness;
  /** Runs in which it was executed, all that are known. */
  readonly known: number;
  /** Runs looked at: the latest, as many as the window has. */
  readonly runs: number;
  readonly failed: number;
  /** Failed first, passed on a retry. */
  readonly flaky: number;
  /** Latest runs with the same result. */
  readonly streak: { readonly result: 'passed' | 'failed'; readonly runs: number };
  readonly lastSeen: string;
  readonly lastFailed: string | null;
}

interface Run {
  readonly outcome: 'p' | 'f' | 'x';
  readonly at: string;
  /** What was tested by what; null where either is unknown or was changed without a commit. */
  readonly build: string | null;
}

/** The ledger of one target, the least steady first. Skipped and not-run tests say nothing about a test, and are not counted. */
export function ledgerOf(lines: readonly HistoryLine[], target: string, rules: Policy['flakes']): LedgerEntry[] {
  const runs = new Map<string, Run[]>();
  const names = new Map<string, string>();
  for (const line of lines.filter((line) => line.target === target)) {
    for (const [id, outcome] of line.tests) if (outcome !== 's' && outcome !== 'n') runs.set(id, [...(runs.get(id) ?? []), { outcome, at: line.startedAt, build: buildOf(line) }]);
    for (const [id, name] of Object.entries(line.failing)) names.set(id, name);
  }
  const order = Object.keys(STEADINESS);
  return [...runs].flatMap(([id, all]) => entryOf(id, names.get(id) ?? null, all, rules))
    .sort((a, b) => order.indexOf(a.steadiness) - order.indexOf(b.steadiness) || (b.failed + b.flaky) / b.runs - (a.failed + a.flaky) / a.runs || a.id.localeCompare(b.id));
}

const buildOf = ({ suite, revision }: HistoryLine) => (suite.commit === null || suite.dirty !== false || revision === null ? null : `${suite.commit} ${revision}`);

function entryOf(id: string, name: string | null, all: readonly Run[], rules: Policy['flakes']): LedgerEntry[] {
  const runs = all.slice(-rules.window);
  const last = runs.at(-1);
  if (!last) return [];
  const result = resultOf(last);
  const changedAt = runs.findLastIndex((run) => resultOf(run) !== result);
  const streak = { result, runs: runs.length - 1 - changedAt };
  return [{
    id, name, steadiness: classOf(runs, streak, rules), known: all.length, runs: runs.length,
    failed: runs.filter(({ outcome }) => outcome === 'f').length, flaky: runs.filter(({ outcome }) => outcome === 'x').length,
    streak, lastSeen: last.at, lastFailed: all.findLast((run) => resultOf(run) === 'failed')?.at ?? null,
  }];
}

/** A flaky run failed: that it passed on the retry tells what kind of failure it was, and undoes nothing. */
const resultOf = ({ outcome }: Run): 'passed' | 'failed' => (outcome === 'p' ? 'passed' : 'failed');

/** The first rule that holds: too few runs, broken, flaky, fixed, stable; else suspect. */
function classOf(runs: readonly Run[], streak: LedgerEntry['streak'], { minimumRuns, brokenAfter, fixedAfter }: Policy['flakes']): Steadiness {
  const failures = runs.filter((run) => resultOf(run) === 'failed');
  if (runs.length < minimumRuns) return 'unproven';
  if (runs.length >= brokenAfter && runs.slice(-brokenAfter).every(({ outcome }) => outcome === 'f')) return 'broken';
  if (isFlaky(runs)) return 'flaky';
  if (failures.length === 0) return 'stable';
  return streak.result === 'passed' && streak.runs >= fixedAfter ? 'fixed' : 'suspect';
}

/**
 * Nothing changed, and the result did: within one run (a retry), or between runs of one commit against one revision. Without
 * those, three changes between passed and failed: two may be a break and its repair.
 */
function isFlaky(runs: readonly Run[]): boolean {
  const builds = runs.map(({ build }) => build).filter((build) => build !== null);
  const both = builds.some((build) => new Set(runs.filter((run) => run.build === build).map(resultOf)).size === 2);
  const changes = runs.filter((run, index) => index > 0 && resultOf(run) !== resultOf(runs[index - 1] ?? run)).length;
  return runs.some(({ outcome }) => outcome === 'x') || both || changes >= 3;
}
