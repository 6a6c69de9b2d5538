const EVERY_MS = 5;

/**
 * How long this process was kept from doing anything, asked every five milliseconds: what a busy machine adds to every time
 * measured on it, whatever is measured. One long stall counts as all the questions it swallowed.
 */
export function watchStalls(): { readonly stop: () => readonly number[] } {
  const stalls: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // Timers count whole milliseconds, so the first one is nobody's fault.
    for (let stall = Math.max(0, now - before - EVERY_MS - 1); ; stall -= EVERY_MS) {
      stalls.push(Math.max(0, stall));
      if (stall <= EVERY_MS) break;
    }
    before = now;
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return stalls;
    },
  };
}
