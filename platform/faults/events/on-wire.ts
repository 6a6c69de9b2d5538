import type { AgentEvent } from '#contracts/event.schema';
import type { Decorator } from '../../services.ts';

/** Events of a socket, changed on their way out; none for one that gets lost. */
export const onWire = (change: (event: AgentEvent) => readonly AgentEvent[]): Decorator => ({ wire }) => ({
  wire: { ...wire, event: (event) => change(event).flatMap((changed) => wire.event(changed)) },
});
