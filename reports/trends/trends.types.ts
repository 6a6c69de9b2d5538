import type { FailureClass } from '../classify/failure-class.ts';
import type { Decision, HistoryLine, Latency, Tally } from '../iteration/iteration.schema.ts';

/** What the page shows. All of it is computed here, in Node; the page only chooses and draws. */
export interface Trends {
  readonly madeAt: string;
  /** Lines of the history that could not be read, by number, with the reason. */
  readonly unreadable: readonly string[];
  readonly scopes: readonly Scope[];
}

/** Runs that may be compared with each other: same target, same projects, same filters. Different scopes are never mixed in one line. */
export interface Scope {
  readonly key: string;
  readonly target: string;
  /** `p1, p2 · --grep=socket` */
  readonly label: string;
  readonly projects: readonly string[];
  readonly runs: readonly Run[];
  readonly worst: readonly WorstTest[];
}

/** One iteration. */
export interface Run extends Pick<HistoryLine, 'id' | 'number' | 'startedAt' | 'status' | 'reasons'> {
  readonly decision: Decision;
  /** Why it is no whole run; null for a whole one. Its figures stand apart and belong to no line. */
  readonly incomplete: string | null;
  readonly resumed: boolean;
  readonly revision: string | null;
  readonly commit: string | null;
  readonly totals: Tally;
  readonly projects: Readonly<Record<string, Tally>>;
  readonly latencies: readonly Latency[];
  readonly causes: Readonly<Partial<Record<FailureClass, number>>>;
  /** Failed now, and had not when it was last executed. */
  readonly broken: readonly string[];
  /** Passed now, and had failed when it was last executed. */
  readonly fixed: readonly string[];
  readonly stillFailing: readonly string[];
  readonly flaky: readonly string[];
  readonly workerPeakMb: number | null;
  /** Its own page, beside this one; null when there is none any more. */
  readonly page: string | null;
}

/** A test that failed at least once, with what became of it in each run. */
export interface WorstTest {
  readonly id: string;
  readonly title: string;
  readonly executed: number;
  readonly failed: number;
  readonly flaky: number;
  /** Changes between passing and not passing; many of them mean flaky, whatever the retries say. */
  readonly changes: number;
  /** One letter a run, `.` where it was not selected: `p`, `f`, `x` flaky, `s`, `n`. */
  readonly strip: string;
  /** Number of the iteration since which it fails without having passed; null when it passes now. */
  readonly failingSince: number | null;
}
