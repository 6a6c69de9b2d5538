import type { AgentEvent, EventType } from '#contracts/event.schema';
import type { ClientFrame, ServerFrame, ServerFrameType } from '#contracts/frame.schema';
import type { Message } from '#contracts/message.schema';
import type { Thread } from '#contracts/thread.schema';
import type { Session } from '../auth/session.types.ts';
import type { Journey } from '../journey/journey.types.ts';

/** How to open a socket; everything left out is as the chat page does it, except the carrier. */
export interface SocketOptions {
  /** Whose socket; by default the user the factory belongs to. */
  readonly session?: Session;
  /** A raw token instead of a session's, for negative tests. */
  readonly token?: string;
  /** Where the token travels: header (default), subprotocol (as browsers must), query (to be refused), none. */
  readonly carrier?: 'header' | 'subprotocol' | 'query' | 'none';
  /** `Origin` header; by default none, as programs do. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Subprotocols instead of those the carrier implies. */
  readonly protocols?: readonly string[];
  /** False plays dead: the connection is there, but nobody answers the platform's pings. */
  readonly answersPings?: boolean;
  /** The platform sees its clock shifted for this socket. Needs the grant `clock`; see the fixture `clock`. */
  readonly clockOffsetMs?: number;
}

/** Anything the platform sends: an agent event or another frame. */
export type AnyFrame = AgentEvent | ServerFrame;
export type AnyFrameType = EventType | ServerFrameType;
export type FrameOf<T extends AnyFrameType> = Extract<AnyFrame, { type: T }>;

/** A frame with the time it arrived, milliseconds since the socket was dialled. */
export interface Received {
  readonly at: number;
  readonly frame: AnyFrame;
}

/** How a socket ended. Code 1006: without a close frame; 1005: with one that carries no code. */
export interface Closure {
  readonly code: number;
  readonly reason: string;
  /** Milliseconds since the socket was dialled. */
  readonly at: number;
  readonly by: 'test' | 'platform';
}

export type Greeting = FrameOf<'system_message'>['data'];

export interface WaitOptions {
  /** Milliseconds to wait instead of the target's deadline. */
  readonly timeoutMs?: number;
}

export interface AskOptions extends WaitOptions {
  /** Left out or null: the platform makes a thread. */
  readonly threadId?: string | null;
  /** Registry name or alias; the platform's default is the supervisor. */
  readonly agent?: string;
  /** The frame's `message_id`; a new one by default. Repeated, it must not start a second run. */
  readonly messageId?: string;
  /** Which of the run-starting frame types to send; `user_message` by default. */
  readonly as?: 'user_message' | 'chat_message' | 'start_agent' | 'agent_request' | 'agent_execute';
  readonly context?: Readonly<Record<string, unknown>>;
  /** Wait behind the thread's active run instead of being refused with RUN_ACTIVE. */
  readonly queue?: boolean;
}

export interface JourneyOptions {
  /** Longest silence between two events, in milliseconds, instead of the target's. */
  readonly silenceMs?: number;
  /** Longest duration of the run, in milliseconds, instead of the target's. */
  readonly totalMs?: number;
}

/** A run of an agent as one socket sees it. */
export interface SocketRun {
  readonly id: string;
  readonly threadId: string;
  /** The acknowledgement; undefined for a run that was started elsewhere. */
  readonly ack: FrameOf<'ack'>['data'] | undefined;
  /** Events of this run that have arrived so far. */
  readonly events: readonly AgentEvent[];
  /** Waits for the terminal event and gives the whole journey. Accounts for the run's events (guard). */
  finished(options?: JourneyOptions): Promise<Journey>;
  /** Waits for the first event of this run of a type, or one that satisfies a predicate; events already here count. */
  waitFor<T extends EventType>(type: T, options?: WaitOptions): Promise<Extract<AgentEvent, { type: T }>>;
  waitFor(predicate: (event: AgentEvent) => boolean, options?: WaitOptions): Promise<AgentEvent>;
  /** Sends `stop_agent` and waits for the platform's word that it is stopping. `finished()` gives the rest. */
  stop(options?: WaitOptions): Promise<FrameOf<'stopping'>>;
}

/** An open socket whose greeting has been read. `await using` closes it. */
export interface Socket extends AsyncDisposable {
  readonly session: Session | undefined;
  /** For messages: party, address, target, caller. */
  readonly where: string;
  /** Data of the greeting: connection id, user id, limits. */
  readonly greeting: Greeting;
  /** Milliseconds from dialling to the greeting. */
  readonly greetedAfterMs: number;
  /** Subprotocol the platform chose; empty for none. */
  readonly protocol: string;
  /** Headers of the upgrade answer. */
  readonly headers: Headers;
  /** Everything received so far, the greeting first. */
  readonly received: readonly Received[];
  /** How it ended; undefined while it is open. */
  readonly closure: Closure | undefined;

  /** Sends a frame; returns its `message_id` (made when left out). */
  send(frame: ClientFrame): string;
  /** Sends text or bytes as they are, for negative tests. */
  sendRaw(data: string | Uint8Array): void;
  /** Sends a frame and waits for the reply that carries its id, an `error` frame included. */
  request(frame: ClientFrame, options?: WaitOptions): Promise<ServerFrame>;
  /** The next frame of a type that no `next` has taken yet. */
  next<T extends AnyFrameType>(type: T, options?: WaitOptions): Promise<FrameOf<T>>;
  /** The first frame, already here or still to come, that satisfies a predicate. */
  waitFor(predicate: (frame: AnyFrame) => boolean, options?: WaitOptions): Promise<AnyFrame>;
  /** Sends a ping and waits for the pong with its id; returns the milliseconds it took. */
  ping(options?: WaitOptions): Promise<number>;

  /** Asks an agent and waits for the acknowledgement; the run goes on. An `error` reply throws. */
  ask(prompt: string, options?: AskOptions): Promise<SocketRun>;
  /** A run that was started elsewhere (another socket, HTTP) as this socket sees it. */
  run(runId: string, threadId?: string): SocketRun;
  /** Asks for the events of a thread after `afterSeq`; returns the `resumed` frame, the events follow. */
  resume(threadId: string, afterSeq: number, options?: WaitOptions): Promise<FrameOf<'resumed'>['data']>;
  switchThread(threadId: string, options?: WaitOptions): Promise<{ thread: Thread; last_seq: number }>;
  listThreads(options?: WaitOptions): Promise<{ threads: Thread[]; total: number }>;
  history(threadId: string, options?: WaitOptions): Promise<{ thread_id: string; messages: Message[]; total: number; last_seq: number }>;
  /** Puts a new token in force on this socket; returns when it expires (seconds since the epoch). */
  refreshToken(token: string, options?: WaitOptions): Promise<number>;

  /** Closes with a closing handshake and waits for its end. */
  close(code?: number, reason?: string): Promise<Closure>;
  /** Cuts the connection without a closing handshake, as a lost network does. */
  drop(): Promise<Closure>;
  /** Waits until the platform closes. */
  closed(options?: WaitOptions): Promise<Closure>;
  /** Tells the guard that agent events on this socket are none of this test's business; the reason is put into the report. */
  ignoreEvents(why: string): void;
}

interface HandshakeContext {
  /** For messages: party, address, target, caller. */
  readonly where: string;
  /** Whether the target promises the whole contract; matchers check no more than was promised. */
  readonly strict: boolean;
}
/**
 * What became of a handshake. Real platforms refuse in many shapes; an error frame before the greeting is part of the
 * refusal and never an event.
 */
export type Handshake = HandshakeContext & (
  | { readonly shape: 'accepted'; readonly socket: Socket; readonly elapsedMs: number }
  /** An HTTP answer instead of 101: status, headers, body. */
  | { readonly shape: 'refused-before-upgrade'; readonly status: number; readonly headers: Headers; readonly body: unknown; readonly text: string; readonly elapsedMs: number }
  /** 101, an error frame, then a close. */
  | { readonly shape: 'error-frame-then-close'; readonly code: number; readonly reason: string; readonly errorFrame: Readonly<Record<string, unknown>>; readonly elapsedMs: number }
  /** 101, then a close with a code. */
  | { readonly shape: 'closed-after-accept'; readonly code: number; readonly reason: string; readonly elapsedMs: number }
  /** 101, then an end without a code (1005, 1006). */
  | { readonly shape: 'closed-without-code'; readonly code: number; readonly errorFrame?: Readonly<Record<string, unknown>>; readonly elapsedMs: number }
  /** 101 or not even that, then nothing until the deadline. */
  | { readonly shape: 'silence'; readonly upgraded: boolean; readonly errorFrame?: Readonly<Record<string, unknown>>; readonly elapsedMs: number }
  /** 101, then a first frame that is neither a greeting nor an error. */
  | { readonly shape: 'broken-greeting'; readonly error: Error; readonly elapsedMs: number }
  /** No conversation at all: the network's error. */
  | { readonly shape: 'unreachable'; readonly error: string; readonly elapsedMs: number }
);
export type HandshakeShape = Handshake['shape'];
