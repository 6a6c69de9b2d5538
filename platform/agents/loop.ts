import type { AgentName } from '#contracts/agent.schema';
import type { ModelRequest } from '../model/ports.ts';
import { ModelError } from '../model/ports.ts';
import { Failure } from '../problem.ts';
import type { Task } from './conversation.ts';
import { openConversation } from './conversation.ts';
import { withDeadline } from './deadline.ts';
import { executiveSummary } from './final-report.ts';
import type { AgentDefinition } from './ports.ts';
import type { RunContext } from './run-context.ts';
import { callTool } from './tool-call.ts';
import { takeTurn, turnMessage } from './turn.ts';

/** The last word, and whose it is; nobody's when no model gave it. */
export interface Said {
  readonly text: string;
  readonly by: AgentName | null;
}

/**
 * One agent at work until it has said its last word: turns of the model, and between them the tools it asks for. Without a
 * model that answers (breaker open, or attempts used up before a word was said) it falls back to a text that says so.
 * @throws Failure STEP_LIMIT, TIMED_OUT when it takes too long; ModelError when the model refuses
 */
export async function runAgent(run: RunContext, agent: AgentDefinition, task: Task): Promise<Said> {
  return run.services.traces.within({ kind: 'agent', name: agent.name }, () => workOn(run, agent, task));
}

async function workOn(run: RunContext, agent: AgentDefinition, task: Task): Promise<Said> {
  const { services, principal } = run;
  const finish = (text: string, by: AgentName | null): Said => {
    if (task.audience === 'user') run.answer.end();
    return { text, by };
  };
  const giveUp = (reason: string) => (task.fallback ? replace(run, agent, task, task.fallback, reason) : finish(fallBack(run, agent, task, reason), null));
  if (!services.breakers.allow(agent.name, principal.userId))
    return giveUp('The model failed repeatedly and is left alone for a while.');
  const deadline = withDeadline(
    run.signal,
    agent.timeoutMs,
    () => new Failure('TIMED_OUT', `The agent ${agent.name} took longer than ${agent.timeoutMs} ms.`),
  );
  const saidBefore = run.answer.text;
  try {
    const text = await converse(run, agent, task, deadline.signal);
    services.breakers.success(agent.name, principal.userId);
    return finish(text, agent.name);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (!error.retryable && task.fallback && run.answer.text === saidBefore) return giveUp(error.message);
    if (!error.retryable) throw error;
    services.breakers.failure(agent.name, principal.userId);
    if (run.answer.text !== saidBefore) throw error;
    return giveUp(error.message);
  } finally {
    deadline.clear();
  }
}

async function converse(run: RunContext, agent: AgentDefinition, task: Task, signal: AbortSignal): Promise<string> {
  const opening = openConversation(run, agent, task);
  const messages = [...opening.messages];
  const request: ModelRequest = { ...opening, messages, signal };
  const texts: string[] = [];
  for (let step = 1; step <= agent.maxSteps; step += 1) {
    let first = true;
    const turn = await takeTurn(run, agent, request, step, (text) => {
      if (task.audience !== 'user') return;
      // Words before a tool call and those after it are paragraphs of one answer.
      run.answer.write(agent.name, first && run.answer.text !== '' ? `\n\n${text}` : text);
      first = false;
    });
    if (turn.text !== '') texts.push(turn.text);
    if (turn.calls.length === 0) return texts.join('\n\n');
    messages.push(turnMessage(turn));
    if (agent.parallelTools) messages.push(...(await Promise.all(turn.calls.map((call) => callTool(run, agent, call, signal)))));
    else for (const call of turn.calls) messages.push(await callTool(run, agent, call, signal));
  }
  throw new Failure('STEP_LIMIT', `The agent ${agent.name} asked for tools ${agent.maxSteps} times without coming to an end.`);
}

/** Another agent does the work, told as such, within the work of the one it stands in for. */
async function replace(run: RunContext, agent: AgentDefinition, task: Task, other: AgentDefinition, reason: string): Promise<Said> {
  run.emit('agent_fallback', agent.name, { strategy: `agent:${other.name}`, reason });
  run.troubles.push(`${other.name} stood in for ${agent.name}`);
  const startedAt = performance.now();
  run.emit('agent_started', other.name, { message: other.description, context: { instead_of: agent.name } });
  const { fallback: _, ...alone } = task;
  const said = await runAgent(run, other, alone);
  run.emit('agent_completed', other.name, { status: said.by ? 'completed' : 'degraded', result: { text: said.text }, execution_time_ms: Math.round(performance.now() - startedAt) });
  return said;
}

function fallBack(run: RunContext, agent: AgentDefinition, task: Task, reason: string): string {
  run.emit('agent_fallback', agent.name, { strategy: 'answer_without_model', reason });
  run.troubles.push(`${agent.name} worked without the model`);
  const text = `This answer is degraded: the language model did not answer. ${reason}\n\nWhat the tools found: ${executiveSummary(run.evidence)}\n\nPlease ask again later.`;
  if (task.audience === 'user') run.answer.write(agent.name, text);
  return text;
}
