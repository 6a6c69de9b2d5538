import type { Observation } from './observation.schema.ts';

type Row<K extends 'calls' | 'handshakes' | 'closes'> = Observation[K][number];

/** What a client knows of an entry of the transcript beyond its label: what observations are made of. Redacted like the rest of it. */
export type Fact =
  | ({ readonly kind: 'call' } & Row<'calls'>)
  | ({ readonly kind: 'handshake' } & Row<'handshakes'>)
  | ({ readonly kind: 'close' } & Row<'closes'>)
  /** A request nobody answered: `GET /health`, and why. */
  | { readonly kind: 'unanswered'; readonly request: string; readonly reason: string }
  | { readonly kind: 'sent'; readonly type: string; readonly messageId: string | null }
  | ReceivedFact;

/** A frame or event that was received. */
export interface ReceivedFact {
  readonly kind: 'received';
  readonly type: string;
  /** Tells sockets and streams of one test apart. */
  readonly connection: number;
  readonly over: 'socket' | 'stream';
  /** Of an acknowledgement: the frame that is acknowledged. */
  readonly answers: string | null;
  readonly runId: string | null;
  readonly agent: string | null;
  /** Whether it is numbered, as events of agents are; frames of the connection are not. */
  readonly isEvent: boolean;
  readonly isTerminal: boolean;
  /** When the run was asked for, on the transcript's clock, where the request and its events share a connection (streams). */
  readonly askedAt: number | null;
}

let connections = 0;
/** A number for a connection that no other one of this process has. */
export const nextConnection = (): number => (connections += 1);
