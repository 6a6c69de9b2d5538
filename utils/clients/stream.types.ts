import type { AgentEvent, EventsMissed, StreamEnd } from '#contracts/event.schema';
import type { Journey } from '../journey/journey.types.ts';
import type { ApiResponse } from './http.types.ts';
import type { ByteStream } from './byte-stream.ts';
import type { JourneyOptions } from './socket.types.ts';
import type { Representation } from './unpack.ts';

export interface StreamOptions {
  /** Left out: the platform makes a thread. */
  readonly threadId?: string;
  /** Registry name or alias; the platform's default is the supervisor. */
  readonly agent?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  /** The run goes on when this client goes away. */
  readonly background?: boolean;
}

/** One block of a stream, as it arrived. Comments (keep-alives) are blocks too. */
export type StreamBlock = { /** Milliseconds from the request to this block. */ readonly at: number } & (
  | { readonly kind: 'event'; readonly id: string | undefined; readonly event: AgentEvent }
  /** Events that were to be replayed and are no longer kept. */
  | { readonly kind: 'missed'; readonly missed: EventsMissed }
  | { readonly kind: 'end'; readonly end: StreamEnd }
  | { readonly kind: 'comment'; readonly text: string }
);

/** A streamed run. Iterate it, or call `finished()`; left unread it fails the test. `await using` aborts it. */
export interface RunStream extends AsyncIterable<StreamBlock>, AsyncDisposable {
  readonly status: number;
  readonly headers: Headers;
  /** Blocks that were read so far. */
  readonly blocks: readonly StreamBlock[];
  /** From the header `x-run-id`, else from the first event. */
  readonly runId: string | undefined;
  readonly threadId: string | undefined;
  /** Reads on until a block satisfies the predicate and returns it; the blocks before it stay in `blocks`. */
  readUntil(predicate: (block: StreamBlock) => boolean): Promise<StreamBlock>;
  /** Reads to the end and gives the journey. A stream that stops without `stream_end` throws E_STREAM. Accounts for the run (guard). */
  finished(options?: JourneyOptions): Promise<Journey>;
  /** Goes away in the middle, as a closed tab does. Accounts for the run (guard). */
  abort(): void;
}

/** Answers as Server-Sent Events, as one user. */
export interface Streams {
  /** `POST /api/agents/stream`; resolves when the headers have come. */
  agent(prompt: string, options?: StreamOptions): Promise<RunStream>;
  /** `POST /api/chat/stream` into an existing thread. */
  chat(prompt: string, options: StreamOptions & { readonly threadId: string }): Promise<RunStream>;
  /** `GET /api/runs/{id}/stream`: a run from its beginning, or after the event id in `lastEventId`. */
  run(runId: string, lastEventId?: string | number): Promise<RunStream>;
  /** As `agent` and `run`, taken as bytes in one of the representations: for specs about framing, and readers that are slow or go away in the middle. */
  agentBytes(prompt: string, options?: Omit<StreamOptions, 'context'> & { readonly as?: Representation }): Promise<ByteStream>;
  /** `after`: the id of the last event one has. */
  runBytes(runId: string, options?: { readonly as?: Representation; readonly after?: string | number }): Promise<ByteStream>;
  /** The same requests with any body, for refusals: the answer as it came. An accepted stream is aborted and its text left out. */
  agentRaw(body: unknown, headers?: Readonly<Record<string, string | null>>): Promise<ApiResponse>;
  chatRaw(body: unknown, headers?: Readonly<Record<string, string | null>>): Promise<ApiResponse>;
  runRaw(runId: string, headers?: Readonly<Record<string, string | null>>): Promise<ApiResponse>;
}
