import type { AgentEvent, EventPayload, EventType } from '#contracts/event.schema';
import type { EventPage, EventQuery } from '#contracts/event-log.schema';
import type { ServerFrame } from '#contracts/frame.schema';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../auth/ports.ts';
import type { Failure } from '../problem.ts';

export interface NewEvent<T extends EventType = EventType> {
  readonly type: T;
  readonly userId: string;
  readonly threadId: string;
  readonly runId: string | null;
  readonly agentName: string | null;
  readonly traceId?: string;
  /** The step of the run that says it. */
  readonly stepId?: string;
  readonly payload: EventPayload<T>;
}
export type Listener = (event: AgentEvent) => void;

/** The one ordered record of what happened on a thread; sockets and streams only show it. */
export interface Journal {
  /** Gives the event its `seq` and time, stores it, then tells the listeners, in this order; within a transaction after its end. */
  append<T extends EventType>(event: NewEvent<T>): AgentEvent;
  /** Live events of all threads of a user. */
  subscribe(userId: string, listener: Listener): () => void;
  /** Kept events with `seq > afterSeq`, in order; the first `limit` of them, or all. */
  replay(threadId: string, afterSeq: number, limit?: number): AgentEvent[];
  /** Events of one run in order. */
  ofRun(runId: string): AgentEvent[];
  /** `first` is the lowest seq still kept (1 when none was dropped), `last` the highest given (0 when none). */
  range(threadId: string): { first: number; last: number };
}

/** What the journal keeps, for those who ask later. */
export interface EventLog {
  /** @throws Failure NOT_FOUND for a thread that is not the user's */
  page(userId: string, threadId: string, query: EventQuery): EventPage;
}

/** A close frame. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}
/** The HTTP answer that a refused handshake gets instead of 101. */
export interface RefusalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The last thing an event, frame, close frame, pong or refusal passes before it is written to a connection: none writes nothing, several write several. */
export interface Wire {
  event(event: AgentEvent): readonly AgentEvent[];
  frame(frame: ServerFrame): readonly ServerFrame[];
  closing(closing: Closing): Closing | undefined;
  /** The answer to a ping, by its payload. */
  pong(payload: Buffer): Buffer | undefined;
  refusal(answer: RefusalAnswer): RefusalAnswer | undefined;
}

/** What holds for sockets, whatever is said on them. */
export interface SocketRules {
  /** What of a handshake is not as the protocol demands it, if anything is. */
  wrongOpening(request: IncomingMessage): Failure | undefined;
  /** Sockets one user may have. */
  places(): number;
  /** Between two protocol pings. */
  heartbeatMs(): number;
  /** With so many pings unanswered when the next is due a peer is dead. */
  unansweredPings(): number;
  /** Whether a token that was verified may take the place of the one in force. */
  mayRenew(current: Principal, next: Principal): boolean;
  /** How long before its token ends a socket is told. */
  noticeSeconds(): number;
  /** Objects and arrays that may lie within each other in one frame. */
  frameDepth(): number;
  /** The token of a handshake. `exposed`: there is one in the URL, where every proxy on the way writes it down. */
  credentials(request: IncomingMessage): { readonly exposed: boolean; readonly token: string | undefined };
}
