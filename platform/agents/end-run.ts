import type { EventPayload } from '#contracts/event.schema';
import type { Core } from '../core.ts';
import type { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import type { RunEnd, RunRow } from './run-store.ts';
import { createRunStore } from './run-store.ts';

/** A run, as far as its last words need to know it. */
type EndedRun = Pick<RunRow, 'id' | 'thread_id' | 'user_id' | 'agent' | 'trace_id'>;
type Ending =
  | { readonly type: 'agent_cancelled'; readonly payload: EventPayload<'agent_cancelled'> }
  | { readonly type: 'agent_error'; readonly payload: EventPayload<'agent_error'> };

/**
 * Ends a run short of its answer, stored and told together. One that has not said a word yet first says who was asked: every
 * run begins with its outermost agent. A run that is
 * gone with its thread is told all the same, to those who watch it live.
 */
export function endRun(
  core: Core,
  services: Services,
  run: EndedRun,
  end: Omit<RunEnd, 'answer_id' | 'ended_at'>,
  ending: Ending,
): void {
  const about = { userId: run.user_id, threadId: run.thread_id, runId: run.id, agentName: run.agent, traceId: run.trace_id };
  atomically(core.db, () => {
    const store = createRunStore(core);
    const ended = store.end(run.id, { ...end, answer_id: null, ended_at: services.clock.seconds() });
    // Over already: after its terminal event a run says nothing.
    if (!ended && store.find(run.id)) return;
    if (ended && services.journal.ofRun(run.id).length === 0) {
      const message = services.agents.resolve(run.agent)?.description ?? run.agent;
      services.journal.append({ ...about, type: 'agent_started', payload: { message } });
    }
    services.journal.append({ ...about, ...ending });
    if (ended) services.metrics.runEnded(run.agent, end.status);
  });
}

/** The end of a run by an error that nothing within this run can cure. */
export function failRun(core: Core, services: Services, run: EndedRun, { code, message }: Pick<Failure, 'code' | 'message'>, executionTimeMs: number): void {
  const payload = { error_code: code, error_message: message };
  const outcome = { status: 'error', response: '', result: payload, executionTimeMs } as const;
  endRun(core, services, run, { status: 'failed', ...payload, outcome }, { type: 'agent_error', payload: { ...payload, recoverable: false } });
}
