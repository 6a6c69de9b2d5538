import type { AgentEvent } from '#contracts/event.schema';
import type { Decorator } from '../../services.ts';

/** Events of a stream, changed before they are written; none for one that gets lost. */
export const onStream = (change: (event: AgentEvent) => readonly AgentEvent[]): Decorator => ({ eventStream }) => ({
  eventStream: { ...eventStream, event: (event) => change(event).map((changed) => eventStream.event(changed)).join('') },
});
