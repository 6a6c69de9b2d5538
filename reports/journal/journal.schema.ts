import { z } from 'zod';
import { observation } from '#utils/observation/observation.schema';

/**
 * A journal is what one Playwright process writes while it runs, line by line, so that whoever kills it loses the tests in
 * flight and nothing else. It lies in `reports/out/runs/<run>/<part>.journal.jsonl`; a run has one, or one per shard, or one
 * more per time it was resumed. Every report is computed from the journals of one run and from nothing else.
 */

/** Playwright's test id (stable for project, file and titles) with what a person needs to find the test. */
export const TestEntry = z.strictObject({
  id: z.string(),
  project: z.string(),
  /** Relative to the project's root, with forward slashes. */
  file: z.string(),
  line: z.int().positive(),
  /** Describe titles and the test's own, joined by ` › `. */
  title: z.string(),
  tags: z.array(z.string()),
  /** Zero without `--repeat-each`. */
  repeat: z.int().min(0),
});

const thrown = z.strictObject({
  /** The framework's code (`E_…`), or `E_ASSERTION`, `E_TIMEOUT`, `E_UNKNOWN`. */
  code: z.string(),
  /** Redacted, without colours. */
  message: z.string(),
  /** First place in this project's own files. */
  at: z.strictObject({ file: z.string(), line: z.int().positive() }).nullable(),
  /** The line of source that failed, as Playwright shows it: what an assertion was about stands nowhere else. */
  statement: z.string().nullable().optional(),
});

/** First line: what the process is, and what it is to run. */
export const Begin = z.strictObject({
  kind: z.literal('begin'),
  schema: z.literal(1),
  /** Id of the run, the same in all its parts: `20261121-151220-0c7d`, or what TOUCHSTONE_RUN says. */
  run: z.string().regex(/^[\w.-]{1,80}$/),
  /** `main`, `shard-2-of-4`, `resumed-1`. */
  part: z.string().regex(/^[\w.-]{1,40}$/),
  startedAt: z.iso.datetime(),
  /** The process and its arguments, as far as it told: what `npm run resume` needs to go on in its place. */
  pid: z.int().positive().optional(),
  argv: z.array(z.string()).optional(),
  target: z.string().min(1),
  /** What the run was asked to do: a decision is about this and nothing else. */
  scope: z.strictObject({
    projects: z.array(z.string()),
    /** Arguments that made it run less than whole projects, e.g. `--grep=socket`. */
    filters: z.array(z.string()),
    shard: z.strictObject({ current: z.int().positive(), total: z.int().positive() }).nullable(),
  }),
  machine: z.strictObject({
    node: z.string(), os: z.string(), cpus: z.int().positive(), memoryMb: z.int().positive(), workers: z.int().positive(), ci: z.boolean(),
  }),
  suite: z.strictObject({ commit: z.string().nullable(), dirty: z.boolean().nullable() }),
  /** Seed of `--shuffle`, if any. */
  seed: z.string().nullable(),
  /** How often a failed test is tried again. */
  retries: z.int().min(0),
  /** The tests of this part. */
  tests: z.array(TestEntry),
  /** Ids of all tests of the run, those of other shards included: what the merge holds the union against. */
  whole: z.array(z.string()),
});

/** One attempt of a test, written when it has ended. */
export const Attempt = z.strictObject({
  kind: z.literal('attempt'),
  id: z.string(),
  retry: z.int().min(0),
  worker: z.int(),
  startedAt: z.iso.datetime(),
  /** By the clock on the wall, from its start to the end of its clean-up: more than Playwright’s own figure, which leaves parts of set-up and clean-up out. */
  durationMs: z.int().min(0),
  /** Set-up, the test itself and clean-up; they may add up to less than `durationMs`. */
  phases: z.strictObject({ setUpMs: z.int().min(0), testMs: z.int().min(0), cleanUpMs: z.int().min(0) }),
  status: z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
  expected: z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
  /** Why it was skipped or not run, in its own words. */
  reason: z.string().nullable(),
  errors: z.array(thrown),
  /** Whether the first error came before the test's own body. */
  inSetUp: z.boolean(),
  annotations: z.array(z.strictObject({ type: z.string(), description: z.string().nullable() })),
  /** Names and, where they are files, paths relative to the project's root. */
  attachments: z.array(z.strictObject({ name: z.string(), contentType: z.string(), path: z.string().nullable() })),
  /** Null for a test that talks to no target. */
  observation: observation.nullable(),
});

/** Playwright itself left these tests out before they began: a whole project without a browser. */
export const LeftOut = z.strictObject({ kind: z.literal('left-out'), id: z.string(), reason: z.string() });

/** Something went wrong outside of any test. */
export const RunError = z.strictObject({ kind: z.literal('error'), ...thrown.shape });

/** What the preflight and the target's own documents said of the deployment. */
export const TargetFacts = z.strictObject({
  kind: z.literal('target'),
  /** `reports/out/preflight.json`, as the preflight wrote it. */
  preflight: z.record(z.string(), z.unknown()),
});

/** Last line. A journal without it is of a process that was killed. */
export const End = z.strictObject({
  kind: z.literal('end'),
  status: z.enum(['passed', 'failed', 'timedout', 'interrupted']),
  endedAt: z.iso.datetime(),
  durationMs: z.int().min(0),
  /** Peak resident memory of the runner, MiB. */
  runnerPeakMb: z.number().min(0),
});

export const JournalLine = z.discriminatedUnion('kind', [Begin, Attempt, LeftOut, RunError, TargetFacts, End]);

export type TestEntry = z.output<typeof TestEntry>;
export type Begin = z.output<typeof Begin>;
export type Attempt = z.output<typeof Attempt>;
export type Thrown = z.output<typeof thrown>;
export type JournalLine = z.output<typeof JournalLine>;

/** A journal that has been read: its lines by kind. `end` is undefined when the process was killed. */
export interface Journal {
  readonly begin: Begin;
  readonly attempts: readonly Attempt[];
  readonly leftOut: readonly z.output<typeof LeftOut>[];
  readonly errors: readonly z.output<typeof RunError>[];
  readonly target: z.output<typeof TargetFacts> | undefined;
  readonly end: z.output<typeof End> | undefined;
}
