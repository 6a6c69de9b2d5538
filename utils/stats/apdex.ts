import { TouchstoneError } from '../errors.ts';

/** One request, as whoever made it saw it. */
export interface Experience {
  readonly durationMs: number;
  /** A failed request frustrates, however fast. */
  readonly ok: boolean;
}
/** An Apdex score with everything needed to believe it. */
export interface Apdex {
  /** From 0 (everybody frustrated) to 1 (everybody satisfied). */
  readonly score: number;
  readonly targetMs: number;
  readonly satisfied: number;
  readonly tolerating: number;
  readonly frustrated: number;
  readonly n: number;
  toString(): string;
}

/** Fewer samples than this are a small group, whose score the specification does not let stand for more. */
export const APDEX_SAMPLES = 100;

/**
 * Apdex, after “Application Performance Index – Apdex Technical Specification”, version 1.1 (Apdex Alliance, January 2007):
 * with target time T a request is satisfying up to T, tolerable up to F = 4T, frustrating beyond that or when it fails;
 * the score is (satisfied + tolerating / 2) / all.
 * @throws TouchstoneError E_REPORT with fewer than a hundred samples, or times or a target that make no sense
 */
export function apdex(samples: readonly Experience[], targetMs: number): Apdex {
  const n = samples.length;
  if (!(targetMs > 0 && Number.isFinite(targetMs)) || n < APDEX_SAMPLES || !samples.every(({ durationMs }) => durationMs >= 0 && Number.isFinite(durationMs))) {
    throw new TouchstoneError('E_REPORT', {
      expected: `at least ${APDEX_SAMPLES} samples with finite times and a finite target above 0 ms`,
      happened: `${n} samples, target ${targetMs} ms`,
      where: 'apdex (Apdex 1.1)',
    });
  }
  const within = (limitMs: number) => samples.filter(({ ok, durationMs }) => ok && durationMs <= limitMs).length;
  const satisfied = within(targetMs);
  const tolerating = within(4 * targetMs) - satisfied;
  const score = (satisfied + tolerating / 2) / n;
  const frustrated = n - satisfied - tolerating;
  const words = `Apdex ${score.toFixed(2)} [T = ${targetMs} ms] (Apdex 1.1, n = ${n}: ${satisfied} satisfied, ${tolerating} tolerating, ${frustrated} frustrated)`;
  return { score, targetMs, satisfied, tolerating, frustrated, n, toString: () => words };
}
