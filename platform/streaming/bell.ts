/** Wakes one waiter; a ring nobody waits for is heard by the next one. */
export interface Bell {
  ring(): void;
  /** True as soon as it rings, false when it stays silent for so long. */
  heardWithin(ms: number): Promise<boolean>;
}

export function createBell(): Bell {
  let rung = false;
  let wake = () => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    heardWithin: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = () => {};
          resolve(rung);
          rung = false;
        };
        const timer = setTimeout(done, ms);
        wake = done;
        if (rung) done();
      }),
  };
}
