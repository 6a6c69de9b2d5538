import type { Core } from '../core.ts';

/** Part of a wait that is left to chance, so that clients which failed together do not come back together. */
export const JITTER = 0.1;

/** How long to wait before the next attempt. */
export interface Backoff {
  /** Milliseconds after the n-th failed attempt, counted from 1: twice as long each time, and up to a tenth more. */
  delay(attempt: number): number;
}

export function createBackoff({ settings }: Core): Backoff {
  return { delay: (attempt) => Math.round(settings.PLATFORM_RETRY_DELAY_MS * 2 ** (attempt - 1) * (1 + JITTER * Math.random())) };
}
