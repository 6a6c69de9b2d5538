import type { AgentEvent } from '#contracts/event.schema';
import type { Clock } from '../../clock.ts';

/** Longer than anybody waits between two pieces while all is well. */
const STILL_MS = 300;

/** Tells of each event, asked once and in order, whether it is a piece of an answer that a standstill held up. */
export function latePieces(clock: Clock): (event: AgentEvent) => boolean {
  const latest = new Map<string, number>();
  return ({ type, thread_id: id }) => {
    const before = latest.get(id);
    latest.set(id, clock.now());
    return type === 'partial_result' && before !== undefined && clock.now() - before > STILL_MS;
  };
}
