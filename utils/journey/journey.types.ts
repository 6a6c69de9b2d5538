import type { AgentEvent, EventPayload } from '#contracts/event.schema';

/** What a run says, in AG-UI's words. One wire event becomes one of these, or the few AG-UI has for it, in order. */
export type JourneyStep =
  | { readonly type: 'RUN_STARTED'; readonly agent: string }
  | { readonly type: 'RUN_FINISHED'; readonly report: EventPayload<'final_report'> }
  | { readonly type: 'RUN_ERROR'; readonly code: string; readonly message: string }
  | { readonly type: 'STEP_STARTED' | 'STEP_FINISHED'; readonly stepName: string }
  | { readonly type: 'TEXT_MESSAGE_START' | 'TEXT_MESSAGE_END' }
  | { readonly type: 'TEXT_MESSAGE_CONTENT'; readonly delta: string }
  | { readonly type: 'REASONING_MESSAGE_CHUNK'; readonly delta: string }
  | { readonly type: 'TOOL_CALL_START'; readonly toolCallId: string; readonly toolCallName: string }
  | { readonly type: 'TOOL_CALL_ARGS'; readonly toolCallId: string; readonly args: Readonly<Record<string, unknown>> }
  | { readonly type: 'TOOL_CALL_END'; readonly toolCallId: string }
  | { readonly type: 'TOOL_CALL_RESULT'; readonly toolCallId: string; readonly success: boolean; readonly content: Readonly<Record<string, unknown>> }
  /** What AG-UI has no word for: hand-offs, retries, fallbacks, recoverable errors, news of the thread. */
  | { readonly type: 'CUSTOM'; readonly name: string; readonly value: unknown };
export type JourneyStepType = JourneyStep['type'];

/** A step with the wire event it comes from and its arrival. */
export type JourneyEvent = JourneyStep & {
  /** Milliseconds from the question to this event's arrival. */
  readonly at: number;
  readonly source: AgentEvent;
};

/** A call of a tool, its two events joined by `tool_call_id`. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly agent: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Undefined while no result has arrived. */
  readonly success: boolean | undefined;
  readonly result: Readonly<Record<string, unknown>> | undefined;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

/** One thing about a run that the contract forbids. */
export interface Violation {
  readonly rule: 'start' | 'order' | 'nesting' | 'terminal' | 'ids' | 'seq' | 'tools' | 'text' | 'time' | 'end';
  readonly message: string;
  /** Index in `journey.wire`, when one event is to blame. */
  readonly index?: number;
}

/** The ordered events of one run, from its acceptance to its terminal event, however they arrived. */
export interface Journey {
  readonly runId: string;
  readonly threadId: string;
  readonly carrier: 'socket' | 'stream';
  /** What the terminal event says; `unfinished` when there is none. */
  readonly outcome: 'completed' | 'failed' | 'cancelled' | 'unfinished';
  /** Normalised steps: what specs speak of. */
  readonly events: readonly JourneyEvent[];
  /** Events as they crossed the wire, for specs that test the wire itself. */
  readonly wire: readonly AgentEvent[];
  /** Agents in the order in which they first started, the outermost first. */
  readonly agents: readonly string[];
  readonly toolCalls: readonly ToolCall[];
  /** The text deltas joined in order of arrival. */
  readonly answer: string;
  /** Payload of the terminal `final_report`. */
  readonly report: EventPayload<'final_report'> | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly timing: {
    /** Question to first event. */
    readonly firstEventMs: number;
    /** Question to first text delta; undefined when there was no text. */
    readonly firstTextMs: number | undefined;
    /** Longest wait between two events. */
    readonly largestGapMs: number;
    /** Question to terminal event. */
    readonly totalMs: number;
  };
  /** What breaks the contract; empty for a good run. `toFollowContract()` asserts that. */
  readonly violations: readonly Violation[];
}
