import type { EventPayload, EventType } from '#contracts/event.schema';
import type { WorkflowStep } from '#contracts/workflow.schema';
import type { Principal } from '../auth/ports.ts';
import type { Core } from '../core.ts';
import type { ModelMessage } from '../model/ports.ts';
import type { Services } from '../services.ts';
import type { Answer } from './answer.ts';

/** A structured result or a tool's result. */
export type Facts = Record<string, unknown>;

/** What everything that happens within one run shares. */
export interface RunContext {
  readonly core: Core;
  readonly services: Services;
  readonly principal: Principal;
  readonly runId: string;
  readonly threadId: string;
  readonly prompt: string;
  /** What the caller sent along with the prompt. */
  readonly context: Facts;
  /** Earlier turns of the thread, oldest first. */
  readonly history: readonly ModelMessage[];
  readonly signal: AbortSignal;
  /** Newest result of each tool, by name. */
  readonly evidence: Record<string, Facts>;
  /** What went wrong without ending the run; the answer counts as degraded when there is any. */
  readonly troubles: string[];
  /** Ids of the tool calls so far. */
  readonly callIds: Set<string>;
  readonly answer: Answer;
  /** Appends an event of the run. Throws the signal's reason once the run was aborted, so that nothing follows a cancellation. */
  emit<T extends EventType>(type: T, agent: string, payload: EventPayload<T>): void;
  /** The same, in the name of a step. */
  readonly emitFor: (stepId: string) => RunContext['emit'];
  /** What the supervisor was given to do. */
  readonly steps: readonly WorkflowStep[] | undefined;
}
