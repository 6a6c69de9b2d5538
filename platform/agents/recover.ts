import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { failRun } from './end-run.ts';
import { liveRuns } from './live-run.ts';
import { createRunStore } from './run-store.ts';

const MESSAGE = 'The platform stopped before the run was over. Please ask again.';

/**
 * Ends what a stop of the platform interrupted: at the start what an earlier process left, at shutdown what would not end in
 * time. Such runs failed, told by an error that another try may cure.
 */
export function recoverRuns(core: Core, services: Services): void {
  const store = createRunStore(core);
  const interrupted = store.active();
  for (const run of interrupted) {
    failRun(core, services, run, { code: 'INTERRUPTED', message: MESSAGE }, 0);
    core.log.write('info', 'run_interrupted', { trace_id: run.trace_id, run_id: run.id });
  }
  // Last, because who waits for a run goes on as soon as it is left, and shall find it ended.
  for (const live of liveRuns(core).values()) live.abandon();
}
