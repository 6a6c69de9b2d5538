import type { Briefing } from '../../agents/briefing.ts';
import { readBriefing } from '../../agents/briefing.ts';
import type { ModelChunk, ModelMessage, ModelRequest } from '../ports.ts';

/** A turn as behaviours see it: the request of the port, read. */
export interface ScriptedTurn {
  readonly request: ModelRequest;
  /** The user's prompt without its directives. */
  readonly prompt: string;
  readonly briefing: Briefing;
  /** What tools answered since the prompt, in order. */
  readonly toolAnswers: readonly Extract<ModelMessage, { role: 'tool' }>[];
  readonly mayCallTools: boolean;
}

/** One file each in `behaviours/`. It answers a turn by itself, or changes how the next one does (`next`). */
export interface Behaviour {
  /** Its directive is `[name]`, or `[name:N]` when it takes a number. */
  readonly name: string;
  readonly number?: { readonly fallback: number; readonly max: number };
  /** `every_agent` of a run shows it, or only the one that writes the answer, so that hand-offs stay intact. */
  readonly scope: 'every_agent' | 'answer';
  respond(turn: ScriptedTurn, number: number, next: (turn: ScriptedTurn) => AsyncIterable<ModelChunk>): AsyncIterable<ModelChunk>;
}

const NO_BRIEFING: Briefing = { audience: 'user', step_type: null, handed_over: {}, evidence: {}, unavailable_tools: [], context: {} };

/** Text of the newest user message, directives included. */
export function promptOf({ messages }: ModelRequest): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

export function readTurn(request: ModelRequest, prompt: string): ScriptedTurn {
  const asked = request.messages.findLastIndex(({ role }) => role === 'user');
  const toolAnswers = request.messages.slice(asked + 1).filter((message) => message.role === 'tool');
  return { request, prompt, briefing: readBriefing(request.messages) ?? NO_BRIEFING, toolAnswers, mayCallTools: true };
}
