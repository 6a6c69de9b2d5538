/** What one worker does without a break: one test, or a group that Playwright keeps together. */
export interface Job {
  readonly ms: number;
  /** A worker serves one project (and one repetition); for another it is started anew. */
  readonly worker: string;
  readonly locks: readonly string[];
}

/** What a shard gets as a whole. */
export interface Unit<T = unknown> {
  readonly jobs: readonly Job[];
  readonly tests: readonly T[];
}

/** A worker's start, also when it changes from one project to another. */
export const WORKER_START_MS = 400;
/** Playwright's name for a lock that suffers no other test beside it. */
const EXCLUSIVE = '-exclusive-';

interface Slot {
  freeAt: number;
  worker: string;
  locks: readonly string[];
}

/** How long so many workers need for these units, in this order, as Playwright's own dispatcher deals them out. */
export function makespan(units: readonly Unit[], workers: number): number {
  const slots: Slot[] = Array.from({ length: workers }, () => ({ freeAt: 0, worker: '', locks: [] }));
  const queue = units.flatMap((unit) => unit.jobs);
  let now = 0;
  while (queue.length > 0) {
    const next = takeNext(queue, slots, now);
    if (next) {
      const { job, slot } = next;
      slot.freeAt = now + job.ms + (slot.worker === job.worker ? 0 : WORKER_START_MS);
      slot.worker = job.worker;
      slot.locks = job.locks;
    } else {
      now = Math.min(...slots.map(({ freeAt }) => freeAt).filter((freeAt) => freeAt > now));
    }
  }
  return Math.max(...slots.map(({ freeAt }) => freeAt));
}

/** Takes the first job that may begin now out of the queue; undefined when nobody is idle or every job waits for a lock. */
function takeNext(queue: Job[], slots: readonly Slot[], now: number): { job: Job; slot: Slot } | undefined {
  const idle = slots.filter(({ freeAt }) => freeAt <= now);
  if (idle.length === 0) return undefined;
  const busy = slots.filter(({ freeAt }) => freeAt > now);
  const index = queue.findIndex(({ locks }) => mayBegin(locks, busy));
  const job = queue[index];
  const slot = idle.find(({ worker }) => worker === job?.worker) ?? idle[0];
  if (!job || !slot) return undefined;
  queue.splice(index, 1);
  return { job, slot };
}

function mayBegin(locks: readonly string[], busy: readonly Slot[]): boolean {
  if (busy.some((slot) => slot.locks.includes(EXCLUSIVE))) return false;
  if (busy.length > 0 && locks.includes(EXCLUSIVE)) return false;
  return locks.length === 0 || !busy.some((slot) => slot.locks.some((lock) => locks.includes(lock)));
}
