import { setImmediate } from 'node:timers/promises';
import type { ModelMessage, ModelToolCall } from '../model/ports.ts';
import { Failure } from '../problem.ts';
import { abortable } from './deadline.ts';
import type { AgentDefinition } from './ports.ts';
import type { Facts, RunContext } from './run-context.ts';

/** Executes one call: `tool_executing`, then `tool_completed` with the same id, whatever comes of it. The answer is for the model. */
export async function callTool(run: RunContext, agent: AgentDefinition, call: ModelToolCall, signal: AbortSignal): Promise<ModelMessage> {
  const about = { tool_call_id: call.id, tool_name: call.name };
  run.emit('tool_executing', agent.name, { ...about, parameters: call.arguments });
  // Tools compute without waiting; many in a row must not keep the process from hearing that the run was cancelled.
  await setImmediate();
  signal.throwIfAborted();
  const startedAt = performance.now();
  const { success, result } = await attempt(run, agent, call, signal);
  signal.throwIfAborted();
  if (success) run.evidence[call.name] = result;
  else run.troubles.push(`tool ${call.name} failed`);
  run.emit('tool_completed', agent.name, {
    ...about,
    success,
    result,
    execution_time_ms: Math.round((performance.now() - startedAt) * 100) / 100,
  });
  return { role: 'tool', toolCallId: call.id, toolName: call.name, content: JSON.stringify(result) };
}

async function attempt(
  run: RunContext,
  agent: AgentDefinition,
  call: ModelToolCall,
  signal: AbortSignal,
): Promise<{ success: boolean; result: Facts }> {
  const { services, principal, threadId } = run;
  try {
    // A model may ask for anything; an agent has its own tools and no others.
    if (!agent.tools.includes(call.name)) throw new Failure('NOT_FOUND', `The agent ${agent.name} has no such tool.`);
    const context = { userId: principal.userId, plan: principal.plan, threadId, services, signal };
    return { success: true, result: await abortable(services.tools.execute(call.name, call.arguments, context), signal) };
  } catch (error) {
    signal.throwIfAborted();
    const failure = error instanceof Failure ? error : new Failure('TOOL_FAILED', 'The tool failed.', { cause: error });
    const { fields } = failure.options;
    return { success: false, result: { error_code: failure.code, message: failure.message, ...(fields ? { fields } : {}) } };
  }
}
