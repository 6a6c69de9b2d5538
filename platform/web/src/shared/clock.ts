import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';

function ticking(everyMs: number): ReadonlySignal<number> {
  const now = signal(Date.now());
  setInterval(() => (now.value = Date.now()), everyMs);
  return now;
}

/** The time for "5 minutes ago". */
export const everyMinute = ticking(30_000);
