import type { Run } from '#contracts/run.schema';
import type { Decorator } from '../../services.ts';

/** Runs as one is told about them, one by one or by thread; what is stored stays right. */
export const onRuns = (change: (run: Run) => Run): Decorator => ({ runs }) => ({
  runs: { ...runs, get: (...asked) => change(runs.get(...asked)), ofThread: (...asked) => runs.ofThread(...asked).map(change) },
});
