import type { AgentEvent } from '#fixtures';
import { eventsOf } from './events.ts';

type Wire = readonly AgentEvent[];

/** What the events of a run tell about hand-offs, in order; `at` is the platform's clock. */
export const handOffsIn = (wire: Wire) =>
  eventsOf(wire, 'agent_handoff').map(({ run_id: runId, timestamp: at, payload }) => ({ ...payload, runId, at }));

/** Those that came to an end. */
export const completedHandOffsIn = (wire: Wire) => handOffsIn(wire).filter(({ status }) => status === 'completed');

/** The same as `sender > receiver`. */
export const hopsIn = (wire: Wire): string[] => completedHandOffsIn(wire).map(({ from_agent: from, to_agent: to }) => `${from} > ${to}`);

/** The last thing an agent of a run left: its structured result. */
export const resultIn = (wire: Wire, agent: string): Readonly<Record<string, unknown>> =>
  eventsOf(wire, 'agent_completed').findLast((event) => event.agent_name === agent)?.payload.result ?? {};
