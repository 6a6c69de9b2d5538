import type { AgentEvent, EventsMissed, StreamEnd } from '#contracts/event.schema';
import type { OpenStream } from '#contracts/stream.schema';

/** A stream as it is sent: its headers, then text; each method but `headers` returns the exact bytes to write, blank line included. */
export interface EventStream {
  headers(): Readonly<Record<string, string>>;
  /** The comment that opens a stream, so that its first byte does not wait for an agent. */
  opening(): string;
  event(event: AgentEvent): string;
  /** Tells that events are no longer kept, instead of skipping them silently. */
  missed(missed: EventsMissed): string;
  end(end: StreamEnd): string;
  keepAlive(): string;
}

/** Who reads which stream now. */
export interface OpenStreams {
  /** Bytes that may be made ahead of a reader. */
  aheadBytes(): number;
  /** A stream that began; what it returns is called when it is over. `look` tells how it stands. */
  watch(userId: string, look: () => OpenStream): () => void;
  list(userId: string): readonly OpenStream[];
}
