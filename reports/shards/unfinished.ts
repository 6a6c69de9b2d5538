import type { Attempt, Journal, TestEntry } from '../journal/journal.schema.ts';

/** Ids of the tests of a run about which nothing remains to be found out: they ended, or were left out before they began. */
export function finishedIn(journals: readonly Journal[]): Set<string> {
  const final = [...lastAttempts(journals).values()].flatMap(({ attempt, retries }) => (isFinal(attempt, retries) ? [attempt.id] : []));
  return new Set([...journals.flatMap(({ leftOut }) => leftOut.map(({ id }) => id)), ...final]);
}

/** Ids of the tests that failed in the end. */
export function failedIn(journals: readonly Journal[]): string[] {
  return [...lastAttempts(journals).values()].flatMap(({ attempt: { id, status, expected } }) => (status !== expected && status !== 'skipped' ? [id] : []));
}

/** In the order in which the parts were written, so that the last attempt decides. */
function lastAttempts(journals: readonly Journal[]): Map<string, { attempt: Attempt; retries: number }> {
  const inOrder = [...journals].sort((a, b) => a.begin.startedAt.localeCompare(b.begin.startedAt));
  return new Map(inOrder.flatMap(({ begin, attempts }) => attempts.map((attempt) => [attempt.id, { attempt, retries: begin.retries }] as const)));
}

/** Tests of a run that still have to be run, each once, in the order of its first part. */
export function unfinishedIn(journals: readonly Journal[]): TestEntry[] {
  const finished = finishedIn(journals);
  const tests = new Map(journals.flatMap(({ begin }) => begin.tests.map((test) => [test.id, test] as const)));
  return [...tests.values()].filter(({ id }) => !finished.has(id));
}

/** A failed attempt is followed by another one, as long as there are retries. */
function isFinal({ status, expected, retry }: Attempt, retries: number): boolean {
  if (status === 'interrupted') return false;
  return status === expected || status === 'skipped' || retry >= retries;
}

/** `resumed-1`, or `shard-2-of-4-resumed-1`: the part of a run that a resumed part completes is what comes before. */
const RESUMED = /^(?:(.+)-)?resumed-(\d+)$/;

/** Whether a part completes another one, with the same arguments. */
export const isResumed = ({ begin }: Journal): boolean => RESUMED.test(begin.part);

/** Whether one part completes another, that of another shard not among them. */
export function completes(one: Journal, other: Journal): boolean {
  const originOf = ({ begin: { part } }: Journal) => RESUMED.exec(part)?.[1] ?? (RESUMED.test(part) ? 'main' : part);
  return isResumed(one) && originOf(one) === originOf(other) && one.begin.startedAt > other.begin.startedAt;
}

/** Name of the next part that completes this run on this machine. */
export function nextPart(journals: readonly Journal[]): string {
  const original = journals.find((journal) => !isResumed(journal))?.begin.part ?? 'main';
  const numbers = journals.map(({ begin }) => Number(RESUMED.exec(begin.part)?.[2] ?? 0));
  return `${original === 'main' ? '' : `${original}-`}resumed-${Math.max(...numbers) + 1}`;
}
