/** The platform's time. Requests may see a shifted one (control plane), so nothing reads `Date.now` itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whole seconds since the epoch. */
  seconds(): number;
}

export function createClock(offsetMs = 0): Clock {
  const now = () => Date.now() + offsetMs;
  return { now, seconds: () => Math.floor(now() / 1000) };
}
