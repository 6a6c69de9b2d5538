import type { AgentEvent, EventPayload, StreamEnd } from '#contracts/event.schema';
import { isTerminal } from '#contracts/event.schema';
import type { Journey, JourneyEvent, JourneyStep, ToolCall } from './journey.types.ts';
import { verifyJourney } from './verify.ts';

export interface Arrived {
  /** Milliseconds from the question to the arrival. */
  readonly at: number;
  readonly event: AgentEvent;
}
interface Source {
  readonly carrier: Journey['carrier'];
  readonly received: readonly Arrived[];
  readonly runId: string;
  readonly threadId: string;
  /** The block that ended a stream; sockets have none. */
  readonly end?: StreamEnd;
  /** Every `seq` of the thread that this carrier heard; without it nobody can tell a lost event from another run’s. */
  readonly heard?: readonly number[];
}

/** Makes a journey of the events of one run in order of arrival. */
export function buildJourney({ carrier, received, runId, threadId, ...context }: Source): Journey {
  const wire = received.map(({ event }) => event);
  const events = received.flatMap(({ at, event }, index) => stepsOf(event, wire.slice(0, index)).map((step): JourneyEvent => ({ ...step, at, source: event })));
  const terminal = wire.find(isTerminal);
  const textAt = received.find(({ event }) => event.type === 'partial_result')?.at;
  const gaps = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? at));
  return {
    carrier,
    runId,
    threadId: threadId || (wire[0]?.thread_id ?? ''),
    outcome: outcomeOf(terminal),
    events,
    wire,
    agents: [...new Set(wire.flatMap((event) => (event.type === 'agent_started' ? [event.agent_name] : [])))],
    toolCalls: toolCallsOf(received),
    answer: wire.map((event) => (event.type === 'partial_result' ? event.payload.content : '')).join(''),
    report: terminal?.type === 'final_report' ? terminal.payload : undefined,
    error: terminal?.type === 'agent_error' ? { code: terminal.payload.error_code, message: terminal.payload.error_message } : undefined,
    timing: {
      firstEventMs: received[0]?.at ?? Number.NaN,
      firstTextMs: textAt,
      largestGapMs: Math.max(0, ...gaps),
      totalMs: received.find(({ event }) => isTerminal(event))?.at ?? received.at(-1)?.at ?? Number.NaN,
    },
    violations: verifyJourney(wire, context),
  };
}

function outcomeOf(terminal: AgentEvent | undefined): Journey['outcome'] {
  if (!terminal) return 'unfinished';
  return terminal.type === 'final_report' ? 'completed' : terminal.type === 'agent_cancelled' ? 'cancelled' : 'failed';
}

/** One wire event in AG-UI's words. */
function stepsOf(event: AgentEvent, before: readonly AgentEvent[]): JourneyStep[] {
  switch (event.type) {
    case 'agent_started':
      return [...(before.length === 0 ? [{ type: 'RUN_STARTED', agent: event.agent_name } as const] : []), { type: 'STEP_STARTED', stepName: event.agent_name }];
    case 'agent_completed':
      return [{ type: 'STEP_FINISHED', stepName: event.agent_name }];
    case 'agent_thinking':
      return [{ type: 'REASONING_MESSAGE_CHUNK', delta: event.payload.reasoning }];
    case 'tool_executing': {
      const { tool_call_id: toolCallId, tool_name: toolCallName, parameters: args } = event.payload;
      return [{ type: 'TOOL_CALL_START', toolCallId, toolCallName }, { type: 'TOOL_CALL_ARGS', toolCallId, args }, { type: 'TOOL_CALL_END', toolCallId }];
    }
    case 'tool_completed':
      return [{ type: 'TOOL_CALL_RESULT', toolCallId: event.payload.tool_call_id, success: event.payload.success, content: event.payload.result }];
    case 'partial_result':
      return textSteps(event.payload);
    case 'final_report':
      return [{ type: 'RUN_FINISHED', report: event.payload }];
    case 'agent_cancelled':
      return [{ type: 'RUN_ERROR', code: 'CANCELLED', message: event.payload.reason }];
    case 'agent_error':
      if (!isTerminal(event)) return [{ type: 'CUSTOM', name: event.type, value: event.payload }];
      return [{ type: 'RUN_ERROR', code: event.payload.error_code, message: event.payload.error_message }];
    default:
      return [{ type: 'CUSTOM', name: event.type, value: event.payload }];
  }
}

function textSteps({ content, index, is_complete: complete }: EventPayload<'partial_result'>): JourneyStep[] {
  return [
    ...(index === 0 ? [{ type: 'TEXT_MESSAGE_START' } as const] : []),
    { type: 'TEXT_MESSAGE_CONTENT', delta: content },
    ...(complete ? [{ type: 'TEXT_MESSAGE_END' } as const] : []),
  ];
}

function toolCallsOf(received: readonly Arrived[]): ToolCall[] {
  return received.flatMap(({ at, event }) => {
    if (event.type !== 'tool_executing') return [];
    const { tool_call_id: id, tool_name: name, parameters: args } = event.payload;
    const done = received.find((candidate) => candidate.event.type === 'tool_completed' && candidate.event.payload.tool_call_id === id);
    const result = done?.event.type === 'tool_completed' ? done.event.payload : undefined;
    return [{ id, name, agent: event.agent_name, args, success: result?.success, result: result?.result, startedAt: at, endedAt: done?.at }];
  });
}
