import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ModelMessage, ModelToolCall } from '../model/ports.ts';
import { Failure } from '../problem.ts';
import { abortable } from './deadline.ts';
import { CUT_OFF } from './end-run.ts';
import type { AgentDefinition } from './ports.ts';
import type { Facts, RunContext } from './run-context.ts';

/** Attempts after the first at a tool that is out of reach for the moment, and how long the first of them waits. */
const RETRIES = 3;
const FIRST_DELAY_MS = 20;

interface Answer {
  readonly success: boolean;
  readonly result: Facts;
  /** Another attempt may find it there. */
  readonly unavailable?: boolean;
}

/** Calls a tool, again when it was out of reach; each attempt is a call of its own in the events. The answer is for the model. */
export async function callTool(run: RunContext, agent: AgentDefinition, call: ModelToolCall, signal: AbortSignal): Promise<ModelMessage> {
  const { orchestration } = run.services;
  for (let attempt = 1; ; attempt += 1) {
    const id = attempt === 1 ? call.id : `call_${randomBytes(6).toString('hex')}`;
    const { success, result, unavailable } = await callOnce(run, agent, { ...call, id }, signal);
    if (unavailable && attempt <= RETRIES) {
      const delay = orchestration.backoff(FIRST_DELAY_MS, attempt);
      run.emit('agent_retry', agent.name, { attempt, delay_ms: delay, reason: String(result['message']) });
      await orchestration.pause(delay, signal);
      continue;
    }
    if (success) run.evidence[call.name] = result;
    else run.troubles.push(`tool ${call.name} failed`);
    return { role: 'tool', toolCallId: call.id, toolName: call.name, content: JSON.stringify(result) };
  }
}

/** `tool_executing`, then `tool_completed` with the same id, whatever comes of it; only a run that is over leaves that to its end. */
async function callOnce(run: RunContext, agent: AgentDefinition, call: ModelToolCall, signal: AbortSignal): Promise<Answer> {
  const about = { tool_call_id: call.id, tool_name: call.name };
  run.emit('tool_executing', agent.name, { ...about, parameters: call.arguments });
  // Tools compute without waiting; many in a row must not keep the process from hearing that the run was cancelled.
  await setImmediate();
  const startedAt = performance.now();
  const answer = await executeTool(run, agent, call, signal);
  const { success, result } = answer;
  run.emit('tool_completed', agent.name, { ...about, success, result, execution_time_ms: Math.round((performance.now() - startedAt) * 100) / 100 });
  signal.throwIfAborted();
  return answer;
}

async function executeTool(run: RunContext, agent: AgentDefinition, call: ModelToolCall, signal: AbortSignal): Promise<Answer> {
  const { services, principal, threadId } = run;
  try {
    signal.throwIfAborted();
    // A model may ask for anything; an agent has its own tools and no others.
    if (!agent.tools.includes(call.name)) throw new Failure('NOT_FOUND', `The agent ${agent.name} has no such tool.`);
    const context = { userId: principal.userId, plan: principal.plan, threadId, services, signal };
    return { success: true, result: await abortable(services.tools.execute(call.name, call.arguments, context), signal) };
  } catch (error) {
    if (signal.aborted) return { success: false, result: CUT_OFF };
    const failure = error instanceof Failure ? error : new Failure('TOOL_FAILED', 'The tool failed.', { cause: error });
    const { fields } = failure.options;
    return { success: false, result: { error_code: failure.code, message: failure.message, ...(fields ? { fields } : {}) }, unavailable: failure.code === 'SERVICE_UNAVAILABLE' };
  }
}
