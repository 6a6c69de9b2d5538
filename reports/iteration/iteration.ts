import type { Behaviour } from '#utils/catalogue/catalogue';
import { catalogueId } from '#utils/catalogue/catalogue';
import { TouchstoneError } from '#utils/errors';
import type { Journal } from '../journal/journal.schema.ts';
import { changeSince, latestAlike, nameOf } from './change.ts';
import { featuresOf, impactOf, progressOf } from './coverage-of-goal.ts';
import { causesOf, failuresOf } from './failures.ts';
import { gradedIn } from './graded.ts';
import type { HistoryLine, Iteration, TestRecord } from './iteration.schema.ts';
import { budgetsIn, latenciesOf, measuredIn } from './latencies.ts';
import { machineOf, scopeOf, statusOf, timesOf } from './run-end.ts';
import type { RunTest } from './run-tests.ts';
import { testsOf } from './run-tests.ts';
import { tallyByProject, tallyOf } from './tally.ts';
import { clockOf, targetOf } from './target-facts.ts';

export type Verdict = Pick<Iteration, 'decision' | 'reasons' | 'waived' | 'policy'>;

/** What an iteration needs beyond the journals. */
export interface Context {
  readonly catalogue: readonly Behaviour[];
  /** The gate: decides over all that is known. */
  readonly decide: (facts: Omit<Iteration, keyof Verdict>) => Verdict;
  /** Whether a test is run and told, and not part of the decision. */
  readonly isQuarantined: (id: string) => boolean;
  /** What a tier stands for, as the policy calls it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Commits of the suite between two, newest first. */
  readonly commitsBetween: (from: string | null, to: string | null) => readonly string[];
  /** Command that runs the tests of an iteration’s rerun list again. */
  readonly rerun: (id: string) => string;
}

/** Computes an iteration from all journals of one run, and from nothing else. @throws TouchstoneError E_REPORT without a journal */
export function iterationOf(journals: readonly Journal[], past: readonly HistoryLine[], context: Context): Iteration {
  const [first, ...others] = journals;
  if (!first) throw new TouchstoneError('E_REPORT', { expected: 'at least one journal', happened: 'there is none', where: 'iterationOf' });
  const tests = testsOf(journals);
  const observations = journals.flatMap(({ attempts }) => attempts.flatMap(({ observation }) => observation ?? []));
  const preflight = journals.find(({ target }) => target)?.target?.preflight;
  const { startedAt, endedAt, durationMs } = timesOf(journals);
  const classified = failuresOf(tests, context.isQuarantined, clockOf(preflight));
  const failures = classified.map(({ failure }) => failure);
  const records = tests.map((test) => recordOf(test, context.isQuarantined(test.entry.id)));
  const scope = scopeOf(journals);
  const projects = tallyByProject(scope.projects, tests);
  const totals = tallyOf(tests, durationMs);
  const id = first.begin.run;
  const { commit, dirty } = first.begin.suite;
  const before = latestAlike(past, { id, startedAt, scope, target: first.begin.target });
  const facts = {
    schema: 2 as const, id, number: numberOf(id, past),
    title: `${scope.projects.join(', ') || 'no project'} on ${first.begin.target}: ${totals.passed} of ${totals.expected} passed`,
    startedAt, endedAt, status: statusOf(journals, tests), scope,
    target: targetOf(first.begin.target, preflight),
    machine: machineOf(journals, [first, ...others]),
    suite: { commit, dirty, seed: first.begin.seed },
    totals, passRate: totals.expected === 0 ? null : { passed: totals.passed, of: totals.expected }, projects,
    tests: records, failures, causes: causesOf(classified), leftOut: leftOutOf(tests), slowest: slowestOf(records), graded: gradedIn(tests),
    errors: journals.flatMap(({ errors }) => errors.map(({ code, message }) => ({ code, message }))),
    latencies: latenciesOf(measuredIn(journals), budgetsIn(preflight)),
    memory: {
      workerPeakMb: most(observations.map(({ workerPeakMb }) => workerPeakMb)), runnerPeakMb: most(journals.flatMap(({ end }) => end?.runnerPeakMb ?? [])),
      // The platform’s is its own matter, and what it says of it at one moment is no peak.
      platformMb: null,
    },
    features: featuresOf(tests, context.catalogue), impact: impactOf(projects, context.labels), progress: progressOf(tests, context.catalogue),
    change: before ? changeSince(before, records, context.commitsBetween(before.suite.commit, commit)) : null,
    rerun: failures.length > 0 ? context.rerun(id) : null,
  };
  return { ...facts, ...context.decide(facts) };
}

/** A run that is told once more, because it was resumed, keeps its number. */
function numberOf(id: string, past: readonly HistoryLine[]): number {
  return past.find((line) => line.id === id)?.number ?? past.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}

function recordOf({ entry, outcome, attempts, part, reason }: RunTest, quarantined: boolean): TestRecord {
  const ran = attempts.filter(({ status }) => status !== 'skipped');
  const { id, project, file, line, title, tags, repeat } = entry;
  return {
    id, catalogue: catalogueId(title), project, file, line, title, tags, repeat, outcome, quarantined, attempts: ran.length,
    durationMs: outcome === 'skipped' || outcome === 'notRun' ? null : (ran.at(-1)?.durationMs ?? null), shard: part, reason,
  };
}

function leftOutOf(tests: readonly RunTest[]): Iteration['leftOut'] {
  const byReason = new Map<string, string[]>();
  for (const { entry, reason } of tests) if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), nameOf(entry)]);
  return [...byReason].map(([reason, names]) => ({ reason, count: names.length, tests: names }));
}

const slowestOf = (records: readonly TestRecord[]): Iteration['slowest'] =>
  records.flatMap(({ project, title, durationMs }) => (durationMs === null ? [] : [{ project, title, durationMs }])).sort((a, b) => b.durationMs - a.durationMs).slice(0, 5);

const most = (figures: readonly number[]): number | null => (figures.length === 0 ? null : figures.reduce((a, b) => Math.max(a, b)));
