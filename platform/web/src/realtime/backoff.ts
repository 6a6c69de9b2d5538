const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/** Pause before the next attempt: doubles from 250 ms to 10 s; half of it is random, so that many pages do not return at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random();
}
