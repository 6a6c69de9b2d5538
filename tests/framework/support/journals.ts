import type { Observation } from '#utils/observation/observation.schema';
import type { Attempt, Begin, Journal, TestEntry } from '../../../reports/journal/journal.schema.ts';

/** How an attempt of a test ends, in short. */
type End = 'passed' | 'failed' | 'interrupted' | 'skipped' | 'never';

export interface JournalOptions {
  readonly part?: string;
  readonly target?: string;
  /** Minutes after twelve at which it began. */
  readonly minute?: number;
  readonly run?: string;
  readonly shard?: Begin['scope']['shard'];
  /** Ids of all tests of the run; those of this part without. */
  readonly whole?: readonly string[];
  readonly end?: 'passed' | 'failed' | 'timedout' | 'interrupted' | 'killed';
  readonly errors?: Journal['errors'];
  readonly preflight?: Record<string, unknown>;
  readonly commit?: string | null;
}

/** A test of a made-up journal: how its attempts ended, and what may be of interest. */
export interface MadeTest {
  readonly title: string;
  readonly ends: readonly End[];
  readonly project?: string;
  readonly error?: string;
  readonly reason?: string;
  readonly observation?: Partial<Observation>;
}

const NOON = Date.parse('2026-11-21T12:00:00.000Z');
const at = (minute: number, second: number) => new Date(NOON + minute * 60_000 + second * 1000).toISOString();
export const idOf = ({ title, project = 'p1' }: Pick<MadeTest, 'title' | 'project'>): string => `${project}-${title.replaceAll(/\W+/g, '-')}`;

/** A journal as a run would have written it: each attempt takes 500 ms, they follow each other by the second. */
export function journalOf(tests: readonly MadeTest[], { part = 'main', target = 'embedded', minute = 0, run = 'run-1', shard = null, whole, end, errors = [], preflight, commit = null }: JournalOptions = {}): Journal {
  const entries = tests.map((test, index): TestEntry => ({ id: idOf(test), project: test.project ?? 'p1', file: 'tests/p1/made.spec.ts', line: index + 1, title: test.title, tags: [], repeat: 0 }));
  let second = 0;
  const attempts = tests.flatMap((test) => test.ends.filter((each) => each !== 'never').map((each, retry) => attemptOf(test, each, retry, at(minute, (second += 1)))));
  const failed = attempts.some(({ status }) => status === 'failed');
  const status = end ?? (failed ? 'failed' : 'passed');
  return {
    begin: {
      kind: 'begin', schema: 1, run, part, startedAt: at(minute, 0), target,
      scope: { projects: [...new Set(entries.map(({ project }) => project))], filters: shard ? [`--shard=${shard.current}/${shard.total}`] : [], shard },
      machine: { node: 'v20.20.2', os: 'Linux', cpus: 2, memoryMb: 4096, workers: 2, ci: false }, suite: { commit, dirty: commit === null ? null : false }, seed: null, retries: 1,
      tests: entries, whole: whole ? [...whole] : entries.map(({ id }) => id),
    },
    attempts, leftOut: [], errors,
    target: preflight && { kind: 'target', preflight },
    end: status === 'killed' ? undefined : { kind: 'end', status, endedAt: at(minute, second + 1), durationMs: (second + 1) * 1000, runnerPeakMb: 200 },
  };
}

function attemptOf(test: MadeTest, status: Exclude<End, 'never'>, retry: number, startedAt: string): Attempt {
  return {
    kind: 'attempt', id: idOf(test), retry, worker: 0, startedAt, durationMs: status === 'skipped' ? 0 : 500, phases: { setUpMs: 100, testMs: 300, cleanUpMs: 100 },
    status, expected: status === 'skipped' ? 'skipped' : 'passed', reason: test.reason ?? null, inSetUp: false, annotations: [], attachments: [],
    errors: status === 'failed' ? [{ code: /^E_[A-Z_]+/.exec(test.error ?? '')?.[0] ?? 'E_ASSERTION', message: test.error ?? 'expect(received).toBe(expected)\n\nExpected: 1\nReceived: 2', at: null }] : [],
    observation: test.observation ? { calls: [], handshakes: [], closes: [], runs: [], sent: [], received: [], unanswered: [], dropped: 0, workerPeakMb: 100, ...test.observation } : null,
  };
}
