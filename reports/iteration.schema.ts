import { z } from 'zod';

const count = z.int().min(0);
const milliseconds = z.int().min(0);

/** What became of the tests of one project. `expected = passed + failed + flaky + skipped + notRun`, always. */
const Tally = z.strictObject({
  /** Tests selected for this run. */
  expected: count,
  passed: count,
  failed: count,
  /** Left out by the test itself, with a reason: the target does not offer what it needs. */
  skipped: count,
  /** Failed first and passed on a retry. */
  flaky: count,
  /** Selected, but never finished: interrupted, stopped early, or no browser. */
  notRun: count,
  /** From the start of the first test to the end of the last. For the totals: of the whole run, set-up included. */
  durationMs: milliseconds,
  /** Time inside tests, all attempts added up. More than `durationMs` where tests ran in parallel. */
  testsMs: milliseconds,
});

/** One failed or flaky test. Messages are redacted. */
const Failure = z.strictObject({
  project: z.string(),
  /** Playwright's test id: stable for a project, file and title. */
  id: z.string(),
  title: z.string(),
  file: z.string(),
  line: z.int().positive(),
  /** The framework's error code (`E_…`), or `E_ASSERTION`, `E_TIMEOUT`, `E_UNKNOWN` where the error carries none. */
  code: z.string(),
  message: z.string(),
  flaky: z.boolean(),
  attempts: z.int().positive(),
});

/** Failures that share code and what happened: one cause, not seven failures. */
const Cause = z.strictObject({ code: z.string(), message: z.string(), count: z.int().positive(), tests: z.array(z.string()).min(1) });

/** An error outside any test: set-up, a worker, the configuration. */
const RunError = z.strictObject({ code: z.string(), message: z.string() });

/** What the run was asked to do: a decision is about this and nothing else. */
const Scope = z.strictObject({
  projects: z.array(z.string()),
  /** Arguments that made it run less than whole projects, e.g. `--grep=socket`. */
  filters: z.array(z.string()),
  shard: z.strictObject({ current: z.int().positive(), total: z.int().positive() }).nullable(),
});

/** `reports/out/preflight.json`, as the preflight wrote it. One that fails writes nothing and is an error of the run. */
export const Preflight = z.record(z.string(), z.unknown());

/** The release decision, see reports/gate.ts. */
export const Decision = z.enum(['GO', 'HOLD', 'INCONCLUSIVE']);

/** One recorded execution of the suite against one target: `reports/out/iterations/<id>.json`. */
export const Iteration = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/),
  /** Place in the history, counted from 1. */
  number: z.int().positive(),
  startedAt: z.iso.datetime(),
  target: z.string().min(1),
  /** How Playwright ended. */
  status: z.enum(['passed', 'failed', 'timedout', 'interrupted']),
  scope: Scope,
  machine: z.strictObject({ node: z.string(), os: z.string(), cpus: z.int().positive(), workers: z.int().positive(), ci: z.boolean(), commit: z.string().nullable() }),
  projects: z.record(z.string(), Tally),
  totals: Tally,
  failures: z.array(Failure),
  causes: z.array(Cause),
  /** Skipped and not-run tests by reason. */
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.int().positive(), tests: z.array(z.string()) })),
  slowest: z.array(z.strictObject({ project: z.string(), title: z.string(), durationMs: milliseconds })),
  errors: z.array(RunError),
  /** What the preflight found, as it wrote it; null when none ran. */
  preflight: Preflight.nullable(),
  /** Runs exactly the failed tests again; null when none failed. */
  rerun: z.string().nullable(),
  decision: Decision,
  reasons: z.array(z.string()).min(1),
});

/** One line of `reports/out/history.jsonl`. */
export const HistoryLine = Iteration.pick({ id: true, number: true, startedAt: true, target: true, scope: true, totals: true, decision: true });

export type Tally = z.output<typeof Tally>;
export type Failure = z.output<typeof Failure>;
export type Cause = z.output<typeof Cause>;
export type RunError = z.output<typeof RunError>;
export type Scope = z.output<typeof Scope>;
export type Decision = z.output<typeof Decision>;
export type Iteration = z.output<typeof Iteration>;
