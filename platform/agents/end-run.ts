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
    closeTools(services, about);
    services.steps.close(run.id);
    services.journal.append({ ...about, ...ending });
    if (ended) services.metrics.runEnded(run.agent, end.status);
  });
}

/** A tool that was at work when its run was cut off is told as one that failed: who saw it begin sees it end. */
function closeTools({ journal, clock }: Services, about: { readonly userId: string; readonly threadId: string; readonly runId: string; readonly traceId: string }): void {
  const events = journal.ofRun(about.runId);
  const ended = new Set(events.flatMap((event) => (event.type === 'tool_completed' ? [event.payload.tool_call_id] : [])));
  for (const event of events) {
    if (event.type !== 'tool_executing' || ended.has(event.payload.tool_call_id)) continue;
    const { tool_call_id, tool_name } = event.payload;
    const payload = { tool_call_id, tool_name, success: false, result: CUT_OFF, execution_time_ms: Math.max(0, clock.now() - event.timestamp) };
    const step = event.step_id === undefined ? {} : { stepId: event.step_id };
    journal.append({ ...about, ...step, agentName: event.agent_name, type: 'tool_completed', payload });
  }
}
/** What is told as the result of such a tool. */
export const CUT_OFF = { error_code: 'INTERRUPTED', message: 'The tool was cut off.' };

/** The end of a run by an error that nothing within this run can cure. */
export function failRun(core: Core, services: Services, run: EndedRun, { code, message }: Pick<Failure, 'code' | 'message'>, executionTimeMs: number): void {
  const payload = { error_code: code, error_message: message };
  const outcome = { status: 'error', response: '', result: payload, executionTimeMs } as const;
  endRun(core, services, run, { status: code === 'TIMED_OUT' ? 'timed_out' : 'failed', ...payload, outcome }, { type: 'agent_error', payload: { ...payload, recoverable: false } });
}
