import { percentile } from '../stats/percentile.ts';
import type { Verdict } from './verdict.ts';
import { verdict } from './verdict.ts';

export interface BudgetWanted {
  readonly percent: number;
  readonly ms: number;
}
/** Times, and the stalls of the machine meanwhile. */
export interface Measured {
  readonly latencies: readonly number[];
  readonly stalls: readonly number[];
}

/** Turns that a request waits for a processor: sender, platform, platform, sender. */
const TURNS = 4;

/**
 * A percentile of measured times stays below its budget. On a machine that is busy with other things everything takes longer, and
 * that says nothing about the platform: the same percentile of the machine's own stalls is allowed on top, once a turn.
 */
export function toKeepBudget({ latencies, stalls }: Measured, { percent, ms }: BudgetWanted): Verdict {
  const found = percentile(latencies, percent);
  const stall = percentile(stalls, percent).ms;
  const allowed = ms + TURNS * stall;
  const mistakes = found.ms < allowed ? [] : [`p${percent} is over its budget: ${found.ms.toFixed(1)} ms`];
  const evidence = `${String(found)}; budget ${ms} ms; the machine itself stalled for ${stall.toFixed(1)} ms at p${percent}, so ${allowed.toFixed(0)} ms are allowed`;
  return verdict('E_BUDGET', { expected: `p${percent} below ${ms} ms`, where: `${found.n} measured times` }, mistakes, evidence);
}
