import type { LoadResult } from '../load/load.types.ts';
import { percentile } from '../stats/percentile.ts';
import type { Verdict } from './verdict.ts';
import { verdict } from './verdict.ts';

export interface BudgetWanted {
  readonly percent: number;
  readonly ms: number;
}
/** Times, and how free the machine was meanwhile. */
export type Measured = Pick<LoadResult<unknown>, 'latencies' | 'machine'>;

/**
 * A percentile of measured times stays below its budget. A machine that is busy with other things makes everything slower, and
 * lets requests queue that would not have met: by as much as that, measured meanwhile, the budget grows (`slowdown / (1 - busy)`, the wait in a
 * queue). On an idle machine that is next to nothing; of one that never rests nothing can be said.
 */
export function toKeepBudget({ latencies, machine: { slowdown, busy } }: Measured, { percent, ms }: BudgetWanted): Verdict {
  const found = percentile(latencies, percent);
  const allowed = (ms * slowdown) / Math.max(1e-3, 1 - busy);
  const mistakes = found.ms < allowed ? [] : [`p${percent} is over its budget: ${found.ms.toFixed(1)} ms`];
  const evidence = `${String(found)}; budget ${ms} ms; the machine was ${slowdown.toFixed(1)} times slower than when idle and ${(busy * 100).toFixed(0)} % busy, so ${allowed.toFixed(0)} ms are allowed`;
  return verdict('E_BUDGET', { expected: `p${percent} below ${ms} ms`, where: `${found.n} measured times` }, mistakes, evidence);
}

/** Nearly all that was to be served was served at the rate it arrived; a machine that is slowed down serves as much less. */
export function toServeItsRate({ intended, completed, ratePerSecond, achievedRate, machine: { slowdown } }: LoadResult<unknown>): Verdict {
  const wanted = (0.9 * ratePerSecond) / slowdown;
  const mistakes = achievedRate > wanted ? [] : [`${achievedRate.toFixed(1)} requests a second were served`];
  const evidence = `${completed} of ${intended} were served; the machine was ${slowdown.toFixed(1)} times slower than when idle, so more than ${wanted.toFixed(1)} a second are wanted`;
  return verdict('E_BUDGET', { expected: `${ratePerSecond} requests a second`, where: `${intended} requests` }, mistakes, evidence);
}
