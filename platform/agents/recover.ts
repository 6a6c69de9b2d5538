import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
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
  for (const live of liveRuns(core).values()) live.abandon();
  for (const run of interrupted) {
    const ended = store.end(run.id, {
      status: 'failed',
      ended_at: services.clock.seconds(),
      answer_id: null,
      error_code: 'INTERRUPTED',
      error_message: MESSAGE,
      outcome: { status: 'error', response: '', result: { error_code: 'INTERRUPTED', error_message: MESSAGE }, executionTimeMs: 0 },
    });
    if (!ended) continue;
    // Not recoverable as far as this run goes: it is its last event.
    services.journal.append({
      type: 'agent_error',
      userId: run.user_id,
      threadId: run.thread_id,
      runId: run.id,
      agentName: run.agent,
      traceId: run.trace_id,
      payload: { error_code: 'INTERRUPTED', error_message: MESSAGE, recoverable: false },
    });
    core.log.write('info', 'run_interrupted', { trace_id: run.trace_id, run_id: run.id });
  }
}
