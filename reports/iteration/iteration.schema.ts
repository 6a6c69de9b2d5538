import { z } from 'zod';
import { FailureClass } from '../classify/failure-class.ts';

const count = z.int().min(0);
const milliseconds = z.int().min(0);

/** What became of some tests. `expected = passed + failed + flaky + skipped + notRun`, always. */
const Tally = z.strictObject({
  expected: count.describe('tests selected for this run'),
  passed: count,
  failed: count,
  flaky: count.describe('failed first and passed on a retry'),
  skipped: count.describe('left out by the test itself, with a reason: the target does not offer what it needs'),
  notRun: count.describe('selected, but never finished: interrupted, stopped early, no browser'),
  durationMs: milliseconds.describe('from the start of the first test to the end of the last; for the totals of the whole run, set-up included'),
  testsMs: milliseconds.describe('time inside tests, all attempts added up; more than durationMs where tests ran in parallel'),
});

const Outcome = z.enum(['passed', 'failed', 'flaky', 'skipped', 'notRun']);

/** One test of the run. */
const TestRecord = z.strictObject({
  id: z.string().describe('stable for a project, file and titles'),
  catalogue: z.string().nullable().describe('id in the catalogue of behaviours, e.g. 012 or WS-026'),
  project: z.string(), file: z.string(), line: z.int().positive(), title: z.string(), tags: z.array(z.string()),
  repeat: count,
  outcome: Outcome,
  quarantined: z.boolean().describe('run and told, and not part of the decision'),
  attempts: count,
  durationMs: milliseconds.nullable().describe('of the last attempt; null when it did not run'),
  shard: z.string().nullable().describe('part of the run that ran it'),
  reason: z.string().nullable().describe('why it was skipped or did not run'),
});

/** One failed or flaky test, by its first failed attempt. Messages are redacted. */
const Failure = z.strictObject({
  id: z.string(), project: z.string(), title: z.string(), file: z.string(), line: z.int().positive(),
  at: z.string().nullable().describe('file:line in this project where it failed'),
  code: z.string().describe('E_… of the framework, or E_ASSERTION, E_TIMEOUT, E_UNKNOWN'),
  signature: z.string().describe('what happened without what differs from test to test; same signature, same cause'),
  message: z.string(),
  class: FailureClass,
  flaky: z.boolean(), quarantined: z.boolean(), attempts: z.int().positive(),
  attachments: z.array(z.strictObject({ name: z.string(), path: z.string().nullable() })),
});

/** One link of the chain from what was seen to what is wrong. Never more than the evidence gives: then the answer is `unknown`. */
const Why = z.strictObject({
  question: z.string(),
  answer: z.string(),
  status: z.enum(['proven', 'hypothesis', 'unknown']),
  evidence: z.array(z.string()).describe('what shows it: test and attachment, status and body, place in a file'),
});

/** Failures with one cause. */
const Cause = z.strictObject({
  class: FailureClass,
  certainty: z.enum(['certain', 'likely', 'unknown']),
  rule: z.string().nullable().describe('rule of reports/classify that said so'),
  code: z.string(), signature: z.string(), message: z.string(),
  count: z.int().positive(),
  tests: z.array(z.string()).min(1),
  ids: z.array(z.string()).min(1),
  evidence: z.array(z.string()),
  next: z.string().describe('what to look at first'),
  whys: z.array(Why).min(1),
});

/** A percentile is null where there are too few samples for it: p50 from 2, p95 from 20, p99 from 100. */
const Latency = z.strictObject({
  name: z.string().describe('http, socket, first-event, agent, or one route of them'),
  what: z.string(),
  n: z.int().positive(),
  method: z.literal('nearest-rank'),
  minMs: z.number().min(0), p50Ms: z.number().nullable(), p95Ms: z.number().nullable(), p99Ms: z.number().nullable(), maxMs: z.number().min(0),
  budgetMs: z.number().nullable().describe('the target’s budget at p95, if it has one'),
});

const unknownOr = <T extends z.ZodType>(schema: T) => schema.nullable();

/** The release decision, see reports/gate. */
export const Decision = z.enum(['GO', 'HOLD', 'INCONCLUSIVE']);

/** One recorded execution of the suite against one target: `reports/out/iterations/<id>.json`. `null` says unknown. */
export const Iteration = z.strictObject({
  schema: z.literal(2),
  id: z.string(),
  number: z.int().positive().describe('place in the history, counted from 1: one more than the highest before it; a run told once more keeps its own'),
  title: z.string(),
  startedAt: z.iso.datetime(), endedAt: unknownOr(z.iso.datetime()).describe('null when the last process was killed'),
  status: z.enum(['passed', 'failed', 'timedout', 'interrupted', 'killed']),
  scope: z.strictObject({
    projects: z.array(z.string()), filters: z.array(z.string()),
    /** Parts that were put together, and parts that are missing. */
    parts: z.array(z.string()).min(1), missingParts: z.array(z.string()),
  }),
  target: z.strictObject({
    name: z.string(), environment: unknownOr(z.string()), address: unknownOr(z.string()),
    deployment: unknownOr(z.strictObject({
      version: z.string(), revision: z.string(),
      services: z.array(z.strictObject({ name: z.string(), version: z.string(), revision: z.string() })),
    })).describe('as /api/version gave it'),
    preflight: unknownOr(z.record(z.string(), z.unknown())),
  }),
  machine: z.strictObject({
    node: z.string(), os: z.string(), cpus: z.int().positive(), memoryMb: z.int().positive(), workers: z.int().positive(), ci: z.boolean(),
  }),
  suite: z.strictObject({ commit: unknownOr(z.string()), dirty: unknownOr(z.boolean()), seed: unknownOr(z.string()) }),
  totals: Tally,
  passRate: unknownOr(z.strictObject({ passed: count, of: count })).describe('passed of expected; null when nothing was expected'),
  projects: z.record(z.string(), Tally),
  tests: z.array(TestRecord),
  failures: z.array(Failure),
  causes: z.array(Cause),
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.int().positive(), tests: z.array(z.string()) })),
  slowest: z.array(z.strictObject({ project: z.string(), title: z.string(), durationMs: milliseconds })),
  graded: z.array(z.strictObject({
    id: z.string(), project: z.string(), title: z.string(), by: z.enum(['rubric', 'judge']), told: z.string().min(1),
  })).default([]).describe('answers that were graded in the last attempt of a test: by the rubric that decides, beside it the former keyword score, or by a language model, which decides nothing'),
  errors: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  latencies: z.array(Latency),
  memory: z.strictObject({ workerPeakMb: unknownOr(z.number()), runnerPeakMb: unknownOr(z.number()), platformMb: unknownOr(z.number()) }),
  features: z.array(z.strictObject({
    area: z.string(), state: z.enum(['working', 'partly', 'not-working', 'not-tested']), tally: Tally.pick({ expected: true, passed: true, failed: true, flaky: true, skipped: true, notRun: true }),
    failing: z.array(z.string()),
  })).describe('areas of the catalogue; working only when every test of the area that was expected passed'),
  impact: z.array(z.strictObject({
    tier: z.string(), label: z.string().describe('configured, not computed'), atRisk: z.boolean(), why: z.string(),
  })),
  progress: z.strictObject({
    goal: z.int().positive(), written: count, executed: count, passed: count,
    suites: z.array(z.strictObject({ suite: z.string(), of: count, written: count, executed: count, passed: count })),
  }),
  change: unknownOr(z.strictObject({
    against: z.string().describe('id of the latest earlier iteration of the same target and projects'), againstNumber: z.int().positive(),
    fixed: z.array(z.string()), broken: z.array(z.string()), stillFailing: z.array(z.string()), flaky: z.array(z.string()), added: z.array(z.string()), removed: z.array(z.string()),
    commits: z.array(z.string()).describe('of the suite, since then; empty where git does not say'),
  })).describe('null for the first of its kind'),
  rerun: unknownOr(z.string()).describe('runs exactly the failed tests again'),
  waived: z.array(z.strictObject({ test: z.string(), owner: z.string(), reason: z.string(), expires: z.iso.date() })),
  policy: z.string().describe('SHA-256 of the policy the decision was made by'),
  decision: Decision,
  reasons: z.array(z.string()).min(1),
});

/** One line of `reports/out/history.jsonl`: what trends and comparisons need of an iteration, append-only. */
export const HistoryLine = Iteration.pick({
  id: true, number: true, startedAt: true, endedAt: true, status: true, scope: true, totals: true, projects: true, latencies: true, memory: true, progress: true, decision: true, reasons: true, suite: true, machine: true,
}).extend({
  target: z.string(), revision: z.string().nullable(),
  /** One entry per test: `[id, outcome, durationMs, attempts]`, outcome by its first letter (`passed`, `failed`, `x` flaky, `skipped`, `notRun`). */
  tests: z.array(z.tuple([z.string(), z.enum(['p', 'f', 'x', 's', 'n']), z.int().min(0).nullable(), z.int().min(0)])),
  /** Titles of the failed and flaky ones, by id. */
  failing: z.record(z.string(), z.string()),
  causes: z.array(Cause.pick({ class: true, code: true, signature: true, count: true })),
});

export type Tally = z.output<typeof Tally>;
export type Outcome = z.output<typeof Outcome>;
export type TestRecord = z.output<typeof TestRecord>;
export type Failure = z.output<typeof Failure>;
export type Cause = z.output<typeof Cause>;
export type Why = z.output<typeof Why>;
export type Latency = z.output<typeof Latency>;
export type Decision = z.output<typeof Decision>;
export type Iteration = z.output<typeof Iteration>;
export type HistoryLine = z.output<typeof HistoryLine>;
