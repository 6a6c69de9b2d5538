import type { AgentEvent, StreamEnd } from '#contracts/event.schema';

/** Text of a stream: each method returns the exact bytes to write, blank line included. */
export interface EventStream {
  event(event: AgentEvent): string;
  end(end: StreamEnd): string;
  keepAlive(): string;
}
