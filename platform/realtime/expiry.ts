import type { Clock } from '../clock.ts';

/** The longest delay a timer can hold. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Calls back when the platform's clock has reached a second since the epoch. Returns how to stop waiting. */
export function startExpiry(clock: Clock, seconds: number, expired: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = () => {
    const left = seconds * 1000 - clock.now();
    timer = setTimeout(left > MAX_TIMER_MS ? arm : expired, Math.max(0, Math.min(left, MAX_TIMER_MS)));
  };
  arm();
  return () => clearTimeout(timer);
}
