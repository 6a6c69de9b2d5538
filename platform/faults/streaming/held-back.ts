import type { AgentEvent } from '#contracts/event.schema';
import type { EventStream } from '../../streaming/ports.ts';

/** What a stream keeps to itself, run by run, until something lets go of it. */
interface HeldBack {
  /** Keeps an event as it would be written, and writes nothing. */
  readonly hold: (event: AgentEvent) => string;
  /** All that was kept of a run, in order, and nothing the next time. */
  readonly release: (runId: string | null) => string;
}

/** A stream that can wait with what it has to say. */
export function heldBack(eventStream: EventStream): HeldBack {
  const held = new Map<string | null, string>();
  return {
    hold(event) {
      held.set(event.run_id, `${held.get(event.run_id) ?? ''}${eventStream.event(event)}`);
      return '';
    },
    release(runId) {
      const text = held.get(runId) ?? '';
      held.delete(runId);
      return text;
    },
  };
}
