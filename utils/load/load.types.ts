import type { Machine } from './machine.ts';

/** Arrivals at a fixed rate, whatever becomes of them. */
export interface LoadPlan {
  readonly ratePerSecond: number;
  /** Requests that are measured. */
  readonly requests: number;
  /** Requests before them, at the same rate and not measured. None by default. */
  readonly warmUp?: number;
  /** What has not been answered so long after the last was due is counted as an error, and left behind. */
  readonly patienceMs?: number;
}

export interface LoadResult<T> {
  /** Requests that were to be sent, were sent, were answered, and were not. */
  readonly intended: number;
  readonly sent: number;
  readonly completed: number;
  /** What those that were not answered failed with. */
  readonly errors: readonly string[];
  /** Answers, in the order of their requests. */
  readonly answers: readonly T[];
  /** Milliseconds from when each answered request was *due* to its answer: who waits in a queue before being sent has waited. */
  readonly latencies: readonly number[];
  /** Answers a second, from when the first was due to the last answer. */
  readonly achievedRate: number;
  /** Requests a second that were to be sent. */
  readonly ratePerSecond: number;
  /** How free the machine was meanwhile, for `toKeepBudget`. */
  readonly machine: Machine;
  /** How much later than due the latest request was sent: how busy the sender was. */
  readonly latestMs: number;
}
