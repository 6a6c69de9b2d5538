import type { AgentEvent } from '#contracts/event.schema';
import type { RunStatus } from '#contracts/run.schema';
import type { RunView, Step, StepState } from './conversation.types.ts';

export const isOver = (status: RunStatus): boolean => status === 'completed' || status === 'failed' || status === 'cancelled' || status === 'timed_out';

export const newRun = (id: string, status: RunStatus = 'in_progress'): RunView => ({
  id, status, stopping: false, heardOut: false, messageId: null, answerId: null, text: '', steps: [], report: null, reason: null, degraded: false, progress: null,
});

type RunEvent = Extract<AgentEvent, { run_id: string }>;

/** What one event changes in its run. One that is over by what is stored still tells how it came to its end. */
export function reduceRun(run: RunView, event: RunEvent): RunView {
  if (run.heardOut) return run;
  const active: RunView = isOver(run.status) ? run : { ...run, status: 'in_progress' };
  const agent = event.agent_name;
  const key = event.seq;
  const add = (step: Step): RunView => ({ ...active, steps: [...active.steps, step] });
  switch (event.type) {
    case 'agent_started': {
      const { message, order, total_steps: total } = event.payload;
      return { ...add({ kind: 'agent', key, agent, message, state: 'running' }), progress: order && total ? { order, total } : active.progress };
    }
    case 'agent_thinking':
      return add({ kind: 'thinking', key, agent, reasoning: event.payload.reasoning });
    case 'tool_executing':
      return add({ kind: 'tool', key, agent, callId: event.payload.tool_call_id, tool: event.payload.tool_name, parameters: event.payload.parameters, state: 'running' });
    case 'tool_completed': {
      const { tool_call_id: callId, success, result, execution_time_ms: ms } = event.payload;
      return changeLast(active, (step) => step.kind === 'tool' && step.callId === callId, { state: success ? 'done' : result['error_code'] === 'INTERRUPTED' ? 'stopped' : 'failed', result, ms });
    }
    case 'agent_handoff': {
      const { handoff_id: handoffId, from_agent: from, to_agent: to, status } = event.payload;
      const state = ({ initiated: 'running', completed: 'done', failed: 'failed' } as const)[status];
      const known = active.steps.some((step) => step.kind === 'handoff' && step.handoffId === handoffId);
      if (known) return changeLast(active, (step) => step.kind === 'handoff' && step.handoffId === handoffId, { state });
      return add({ kind: 'handoff', key, handoffId, from, to, state });
    }
    case 'partial_result':
      return { ...active, text: active.text + event.payload.content };
    case 'agent_completed': {
      const degraded = event.payload.status === 'degraded';
      const ended = changeLast(active, (step) => step.kind === 'agent' && step.agent === agent && step.state === 'running', { state: degraded ? 'degraded' : 'done' });
      const finished: Step = { kind: 'finished', key, agent, degraded, ms: event.payload.execution_time_ms };
      return { ...ended, degraded: ended.degraded || degraded, steps: [...ended.steps, finished] };
    }
    case 'agent_retry':
      return add({ kind: 'retry', key, agent, attempt: event.payload.attempt, reason: event.payload.reason });
    case 'agent_fallback':
      return add({ kind: 'fallback', key, agent, strategy: event.payload.strategy, reason: event.payload.reason });
    case 'agent_progress':
      // The line of progress counts the steps that have begun, which says as much.
      return active;
    case 'agent_error':
      if (event.payload.recoverable) return add({ kind: 'problem', key, agent, message: event.payload.error_message });
      return { ...endSteps(active, 'failed'), heardOut: true, status: event.payload.error_code === 'TIMED_OUT' ? 'timed_out' : 'failed', reason: event.payload.error_message };
    case 'agent_cancelled':
      return { ...endSteps(active, 'stopped'), heardOut: true, status: 'cancelled', reason: event.payload.reason };
    default:
      // The one type that is left: a good end.
      return { ...endSteps(active, 'done'), heardOut: true, status: 'completed', report: event.payload };
  }
}

/** Sets the state of the newest step that fits. */
function changeLast(run: RunView, fits: (step: Step) => boolean, set: { state: StepState; result?: Record<string, unknown>; ms?: number }): RunView {
  const index = run.steps.findLastIndex(fits);
  return { ...run, steps: run.steps.map((step, i) => (i === index && 'state' in step ? { ...step, ...set } : step)) };
}

/** A run's end is the end of whatever was still going on in it. */
export const endSteps = (run: RunView, state: StepState): RunView => ({
  ...run,
  steps: run.steps.map((step) => ('state' in step && step.state === 'running' ? { ...step, state } : step)),
});
