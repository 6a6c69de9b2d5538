import type { Core } from '../core.ts';

/** The beginning and the end of the process, in steps. */
export interface Lifecycle {
  /** The last thing before the platform is said to be ready. */
  ready(): Promise<void>;
  /** Waits for what is in flight, and at most so long. */
  settle(patienceMs: number): Promise<void>;
  /** What the process ends with after it was asked to stop and did. */
  exitCode(): number;
}

export function createLifecycle({ pending }: Core): Lifecycle {
  return {
    ready: () => Promise.resolve(),
    async settle(patienceMs) {
      await Promise.race([Promise.allSettled(pending), new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
    },
    exitCode: () => 0,
  };
}
