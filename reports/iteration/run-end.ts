import type { Journal } from '../journal/journal.schema.ts';
import { completes, isResumed } from '../shards/unfinished.ts';
import type { Iteration } from './iteration.schema.ts';
import type { RunTest } from './run-tests.ts';
import { isFailure } from './run-tests.ts';

/** A part that was resumed is told by the part that resumed it. */
const isSuperseded = (journal: Journal, all: readonly Journal[]): boolean => all.some((other) => completes(other, journal));
/** Parts whose end is an end of the run. */
const last = (journals: readonly Journal[]) => journals.filter((journal) => !isSuperseded(journal, journals));

/** How the run ended, over all its parts: the worst of them, and what failed in a part that was cut off has failed. */
export function statusOf(journals: readonly Journal[], tests: readonly RunTest[]): Iteration['status'] {
  const ends = last(journals).map(({ end }) => end?.status ?? 'killed');
  const worst = (['killed', 'interrupted', 'timedout', 'failed'] as const).find((status) => ends.includes(status));
  const cutOff = journals.filter((journal) => isSuperseded(journal, journals));
  const failedBefore = cutOff.some(({ errors }) => errors.length > 0) || tests.some(({ outcome, attempts }) => outcome === 'failed' && cutOff.some((journal) => journal.attempts.some((attempt) => attempts.includes(attempt) && isFailure(attempt))));
  return worst ?? (failedBefore ? 'failed' : 'passed');
}

/** When it began and ended; the end is null when nobody saw it. */
export function timesOf(journals: readonly Journal[]): { startedAt: string; endedAt: string | null; durationMs: number } {
  const startedAt = journals.map(({ begin }) => begin.startedAt).sort()[0] ?? new Date(0).toISOString();
  const ends = last(journals).map(({ end }) => end?.endedAt);
  const endedAt = ends.includes(undefined) ? null : (ends.filter((end) => end !== undefined).sort().at(-1) ?? null);
  // Of a killed run as far as it was seen.
  const seen = journals.flatMap(({ attempts, end }) => [...attempts.map((attempt) => Date.parse(attempt.startedAt) + attempt.durationMs), ...(end ? [Date.parse(end.endedAt)] : [])]);
  const until = endedAt === null ? seen.reduce((most, at) => Math.max(most, at), Date.parse(startedAt)) : Date.parse(endedAt);
  return { startedAt, endedAt, durationMs: until - Date.parse(startedAt) };
}

/** What the run was asked for as a whole. Sharding and resuming are how it was done, and narrow nothing once all is there. */
export function scopeOf(journals: readonly Journal[]): Iteration['scope'] {
  const asked = journals.filter((journal) => !isResumed(journal));
  const filters = (asked.length > 0 ? asked : journals).flatMap(({ begin }) => begin.scope.filters).filter((filter) => !/^--shard\b/.test(filter));
  return {
    projects: [...new Set(journals.flatMap(({ begin }) => begin.scope.projects))], filters: [...new Set(filters)],
    parts: journals.map(({ begin }) => begin.part), missingParts: missingParts(journals),
  };
}

/** Shards nobody has a journal of, while tests of the run are in no part. */
function missingParts(journals: readonly Journal[]): string[] {
  const here = new Set(journals.flatMap(({ begin }) => begin.tests.map(({ id }) => id)));
  const lacking = new Set(journals.flatMap(({ begin }) => begin.whole.filter((id) => !here.has(id))));
  if (lacking.size === 0) return [];
  const total = Math.max(0, ...journals.map(({ begin }) => begin.scope.shard?.total ?? 0));
  const shards = new Set(journals.map(({ begin }) => begin.scope.shard?.current));
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter((shard) => !shards.has(shard));
  return missing.length > 0 ? missing.map((shard) => `shard-${shard}-of-${total}`) : [`${lacking.size} test(s) that are in no part`];
}

/** The machine of the first part. Shards work side by side, so their workers add up; a part that resumes works after them. */
export function machineOf(journals: readonly Journal[], [first]: readonly [Journal, ...Journal[]]): Iteration['machine'] {
  const workers = (of: readonly Journal[]) => of.map(({ begin }) => begin.machine.workers);
  const together = workers(journals.filter((journal) => !isResumed(journal))).reduce((sum, each) => sum + each, 0);
  return { ...first.begin.machine, workers: Math.max(together, ...workers(journals.filter(isResumed))) };
}
