/** Lines about how far a run of many tests is. */
export interface Progress {
  step(): void;
  end(): void;
}

const EVERY_MS = 3000;

/** Tells at most every three seconds, and at the end: `round 2: 34 of 120, about 8 s left`. */
export function progressOf(title: string, total: number): Progress {
  const startedAt = performance.now();
  let done = 0;
  let toldAt = startedAt;
  let firstAt = 0;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return {
    step() {
      done += 1;
      const at = performance.now();
      // Starting the first workers is paid once.
      firstAt ||= at;
      if (at - toldAt < EVERY_MS || done === total || done === 1) return;
      toldAt = at;
      console.log(`  ${title}: ${done} of ${total}, about ${seconds(((at - firstAt) / (done - 1)) * (total - done))} left`);
    },
    end() {
      if (total > 0) console.log(`  ${title}: ${done} of ${total} in ${seconds(performance.now() - startedAt)}`);
    },
  };
}
