import type { AgentEvent } from '#fixtures';

/** What the events of a run tell about hand-offs, in order; `at` is the platform's clock. */
export const handOffsIn = (wire: readonly AgentEvent[]) =>
  wire.flatMap(({ run_id: runId, timestamp: at, ...event }) => (event.type === 'agent_handoff' ? [{ ...event.payload, runId, at }] : []));

/** Those that came to an end, as `sender > receiver`. */
export const hopsIn = (wire: readonly AgentEvent[]): string[] =>
  handOffsIn(wire).flatMap(({ from_agent: from, to_agent: to, status }) => (status === 'completed' ? [`${from} > ${to}`] : []));

/** The last thing an agent of a run left: its structured result. */
export const resultIn = (wire: readonly AgentEvent[], agent: string): Readonly<Record<string, unknown>> =>
  wire.flatMap((event) => (event.type === 'agent_completed' && event.agent_name === agent ? [event.payload.result] : [])).at(-1) ?? {};
