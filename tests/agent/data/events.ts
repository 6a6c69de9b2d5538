import type { AgentEvent } from '#fixtures';

/** What every run of an agent that uses tools must tell, in the order in which it first does. */
export const CRITICAL_EVENTS = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'] as const;

/** Timers count in whole milliseconds, and may be one early by the clock: what two of them say may be so far apart. */
export const TICK_MS = 2;

/** The events of one type, in order. */
export const eventsOf = <T extends AgentEvent['type']>(wire: readonly AgentEvent[], type: T) =>
  wire.filter((event): event is Extract<AgentEvent, { type: T }> => event.type === type);

/** Who worked on without the model, or by a stand-in, as `agent: strategy`. */
export const fallbacksIn = (wire: readonly AgentEvent[]): string[] =>
  eventsOf(wire, 'agent_fallback').map(({ agent_name: agent, payload }) => `${agent}: ${payload.strategy}`);

/** How each agent ended, as `agent status`, in order. */
export const endsIn = (wire: readonly AgentEvent[]): string[] =>
  eventsOf(wire, 'agent_completed').map(({ agent_name: agent, payload }) => `${agent} ${payload.status}`);

/** Milliseconds that events of the end of a tool, or of an agent, tell, in order. */
export const timesIn = (wire: readonly AgentEvent[], type: 'tool_completed' | 'agent_completed'): number[] =>
  eventsOf(wire, type).map(({ payload }) => payload.execution_time_ms);
