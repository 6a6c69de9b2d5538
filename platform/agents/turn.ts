import { id } from '#contracts/primitives.schema';
import { randomBytes } from 'node:crypto';
import type { ModelMessage, ModelRequest, ModelToolCall } from '../model/ports.ts';
import { ModelError } from '../model/ports.ts';
import { abortableItems } from './deadline.ts';
import type { AgentDefinition } from './ports.ts';
import type { RunContext } from './run-context.ts';

/** Attempts after the first; `backoff` says how long each waits. */
export const RETRIES = 3;

/** What a model said in one turn. */
export interface Turn {
  readonly text: string;
  readonly calls: readonly ModelToolCall[];
}

/**
 * One turn of the model, with retries. Reasoning becomes `agent_thinking`, text goes to `speak` as it comes. Once something
 * was said it cannot be taken back, so a turn that breaks off after that is not tried again.
 */
export async function takeTurn(
  run: RunContext,
  agent: AgentDefinition,
  request: ModelRequest,
  step: number,
  speak: (text: string) => void,
): Promise<Turn> {
  const { orchestration } = run.services;
  for (let attempt = 1; ; attempt += 1) {
    let said = false;
    try {
      return await listen(run, agent, request, step, (text) => {
        said = true;
        speak(text);
      });
    } catch (error) {
      if (!(error instanceof ModelError) || !error.retryable || said || attempt > RETRIES) throw error;
      const delay = run.services.backoff.delay(attempt);
      run.emit('agent_retry', agent.name, { attempt, delay_ms: delay, reason: error.message });
      await orchestration.pause(delay, request.signal);
    }
  }
}

async function listen(
  run: RunContext,
  agent: AgentDefinition,
  request: ModelRequest,
  step: number,
  speak: (text: string) => void,
): Promise<Turn> {
  const calls: ModelToolCall[] = [];
  let text = '';
  let reasoning = '';
  const tellReasoning = () => {
    if (reasoning.trim()) run.emit('agent_thinking', agent.name, { reasoning, step_number: step });
    reasoning = '';
  };
  for await (const chunk of abortableItems(run.services.model.turn(request), request.signal)) {
    if (chunk.type === 'reasoning') reasoning += chunk.text;
    else tellReasoning();
    if (chunk.type === 'text') {
      text += chunk.text;
      speak(chunk.text);
    }
    if (chunk.type === 'tool_call') calls.push({ ...chunk.call, id: claimId(run, chunk.call.id) });
  }
  tellReasoning();
  return { text, calls };
}

/** Models may number their calls anew in each turn, or write whole novels into an id; within a run an id names one call. */
function claimId({ callIds }: RunContext, given: string): string {
  const usable = id.safeParse(given).success && !callIds.has(given);
  const claimed = usable ? given : `call_${randomBytes(6).toString('hex')}`;
  callIds.add(claimed);
  return claimed;
}

/** A turn as the next request repeats it to the model. */
export function turnMessage({ text, calls }: Turn): ModelMessage {
  return { role: 'assistant', content: text, ...(calls.length === 0 ? {} : { toolCalls: calls }) };
}
