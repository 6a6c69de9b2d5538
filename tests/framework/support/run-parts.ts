import type { Attempt, Begin, Journal, TestEntry } from '../../../reports/journal/journal.schema.ts';
import type { Listing } from '../../../reports/shards/list.reporter.ts';
import type { Part } from '../../../reports/shards/parts.ts';

const entry = (id: string): TestEntry => ({ id, project: 'p1', file: 'a.spec.ts', line: 1, title: `test ${id}`, tags: [], repeat: 0 });

export interface Told {
  readonly shard?: readonly [current: number, total: number];
  /** Ids of its tests, and of all tests of the run. */
  readonly tests: readonly string[];
  readonly whole: readonly string[];
  /** What differs from an ordinary first line. */
  readonly begin?: Partial<Begin>;
  /** Attempts; by default each test passed. */
  readonly attempts?: readonly Attempt[];
  /** It was killed. */
  readonly cutOff?: boolean;
}

/** An attempt of a test that passed, or what is said instead. */
export const attemptOf = (id: string, instead: Partial<Attempt> = {}): Attempt => ({
  kind: 'attempt', id, retry: 0, worker: 0, startedAt: '2026-11-01T10:00:01.000Z', durationMs: 100, phases: { setUpMs: 0, testMs: 100, cleanUpMs: 0 }, status: 'passed', expected: 'passed',
  reason: null, errors: [], inSetUp: false, annotations: [], attachments: [], observation: null, ...instead,
});

/** A part of run `r1`, as a journal that was read. */
export function partOf({ shard, tests, whole, begin = {}, attempts = tests.map((id) => attemptOf(id)), cutOff = false }: Told): Part {
  const part = shard ? `shard-${shard[0]}-of-${shard[1]}` : 'main';
  const journal: Journal = {
    begin: {
      kind: 'begin', schema: 1, run: 'r1', part, startedAt: '2026-11-01T10:00:00.000Z', target: 'embedded',
      scope: { projects: ['p1'], filters: shard ? [`--shard=${shard.join('/')}`] : [], shard: shard ? { current: shard[0], total: shard[1] } : null },
      machine: { node: 'v20', os: 'Linux', cpus: 2, memoryMb: 1000, workers: 2, ci: true }, suite: { commit: 'abc1234', dirty: false }, seed: null, retries: 1,
      tests: tests.map(entry), whole: [...whole], ...begin,
    },
    attempts, leftOut: [], errors: [], target: undefined,
    end: cutOff ? undefined : { kind: 'end', status: 'passed', endedAt: '2026-11-01T10:00:10.000Z', durationMs: 10_000, runnerPeakMb: 100 },
  };
  return { journal, file: `parts/${part}.journal.jsonl`, root: 'parts' };
}

/** What `playwright test --list` says. */
export const listingOf = (...ids: readonly string[]): Listing => ({ target: 'embedded', errors: [], tests: ids.map((id) => ({ id, project: 'p1', file: 'a.spec.ts', title: `test ${id}`, repeat: 0 })) });
