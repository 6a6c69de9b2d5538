import { TouchstoneError } from '../errors.ts';

/** A percentile with everything needed to believe it. */
export interface Percentile {
  readonly percent: number;
  /** The value, in the unit of the samples (milliseconds throughout Touchstone). */
  readonly ms: number;
  /** How many samples it stands on. */
  readonly n: number;
  readonly method: 'nearest-rank';
  toString(): string;
}

/**
 * Smallest number of samples from which a percentile says more than the maximum does: at least one sample must lie
 * beyond it (n · (1 − p) ≥ 1), so 2 for p50, 20 for p95, 100 for p99.
 */
export const samplesNeeded = (percent: number): number => Math.ceil(Math.round(1e9 / (1 - percent / 100)) / 1e9);

/**
 * Nearest-rank percentile: the smallest sample that at least `percent` of all samples do not exceed. Of one set of
 * samples it can only grow with `percent`.
 * @throws TouchstoneError E_REPORT with fewer samples than `samplesNeeded`, or with one that is not a finite number
 */
export function percentile(samples: readonly number[], percent: number): Percentile {
  const needed = samplesNeeded(percent);
  if (!(percent > 0 && percent < 100) || samples.length < needed || !samples.every(Number.isFinite)) {
    throw new TouchstoneError('E_REPORT', {
      expected: `a percentile between 0 and 100 of at least ${needed} finite samples`,
      happened: `p${percent} of ${samples.length} samples`,
      where: 'percentile (nearest rank)',
    });
  }
  const sorted = [...samples].sort((a, b) => a - b);
  // Rounded first: 99.9 % of 1000 is a little more than 999 in binary, and would become rank 1000.
  const rank = Math.ceil(Math.round(percent * sorted.length * 1e7) / 1e9);
  const ms = sorted[rank - 1] ?? Number.NaN;
  return { percent, ms, n: samples.length, method: 'nearest-rank', toString: () => `p${percent} ${ms.toFixed(1)} ms (nearest rank, n = ${samples.length})` };
}
