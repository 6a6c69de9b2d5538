import type { AgentEvent, EventPayload } from '#contracts/event.schema';
import type { Message } from '#contracts/message.schema';
import type { Run, RunStatus } from '#contracts/run.schema';

export type StepState = 'running' | 'done' | 'degraded' | 'failed' | 'stopped';

/** One line of what agents did, in the order it happened. */
export type Step =
  | { readonly kind: 'agent'; readonly key: number; readonly agent: string; readonly message: string; readonly state: StepState }
  | { readonly kind: 'finished'; readonly key: number; readonly agent: string; readonly degraded: boolean; readonly ms: number }
  | { readonly kind: 'thinking'; readonly key: number; readonly agent: string; readonly reasoning: string }
  | ToolStep
  | { readonly kind: 'handoff'; readonly key: number; readonly handoffId: string; readonly from: string; readonly to: string; readonly state: StepState }
  | { readonly kind: 'retry'; readonly key: number; readonly agent: string; readonly attempt: number; readonly reason: string }
  | { readonly kind: 'fallback'; readonly key: number; readonly agent: string; readonly strategy: string; readonly reason: string }
  | { readonly kind: 'problem'; readonly key: number; readonly agent: string; readonly message: string };

export interface ToolStep {
  readonly kind: 'tool';
  readonly key: number;
  readonly agent: string;
  readonly callId: string;
  readonly tool: string;
  readonly parameters: Record<string, unknown>;
  readonly state: StepState;
  readonly result?: Record<string, unknown>;
  readonly ms?: number;
}

export type Report = EventPayload<'final_report'>;

/** One run of the agents, as far as this page has seen it. */
export interface RunView {
  readonly id: string;
  readonly status: RunStatus;
  readonly stopping: boolean;
  /** Its terminal event was seen: nothing more can follow. A run may be known as over from the store alone. */
  readonly heardOut: boolean;
  /** The stored message it answers, and the stored answer, once known. */
  readonly messageId: string | null;
  readonly answerId: string | null;
  /** Answer text streamed so far. */
  readonly text: string;
  readonly steps: readonly Step[];
  readonly report: Report | null;
  /** Why it failed or was cancelled. */
  readonly reason: string | null;
  readonly degraded: boolean;
  readonly progress: { readonly order: number; readonly total: number } | null;
}

/** A message of this tab that is not yet part of the stored history. */
export interface Outgoing {
  /** The idempotency key: sent again after a reconnect, it is still one message. */
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly state: 'queued' | 'sending' | 'accepted' | 'failed';
  readonly runId: string | null;
  readonly error: string | null;
}

/** Everything known of one conversation; changed by `reduce` only. */
export interface Conversation {
  readonly messages: readonly Message[];
  /** How many older messages are stored but not loaded. */
  readonly older: number;
  readonly runs: Readonly<Record<string, RunView>>;
  readonly outgoing: readonly Outgoing[];
  /** Keys the page gave to messages before they were stored, by message id: what is shown must not be built anew. */
  readonly keys: Readonly<Record<string, string>>;
  /** Highest `seq` applied without a gap. */
  readonly seq: number;
  /** Events that came before one that is still missing. */
  readonly early: readonly AgentEvent[];
}

export type Change =
  | { readonly type: 'history'; readonly messages: readonly Message[]; readonly older: number; readonly runs: readonly Run[] }
  | { readonly type: 'event'; readonly event: AgentEvent }
  /** What is missing will not come: go on from `seq`, or from the earliest event that waits. */
  | { readonly type: 'skip'; readonly seq?: number }
  | { readonly type: 'queue'; readonly message: Outgoing }
  | { readonly type: 'outgoing'; readonly id: string; readonly set: Partial<Pick<Outgoing, 'state' | 'error'>> }
  | { readonly type: 'accepted'; readonly id: string; readonly runId: string }
  | { readonly type: 'discard'; readonly id: string }
  | { readonly type: 'stopping'; readonly runId: string };
