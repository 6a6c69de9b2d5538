import type { AgentName } from '#contracts/agent.schema';
import type { Run, RunPriority, RunStatus } from '#contracts/run.schema';
import type { AgentHealth as Health, WorkerList, WorkflowStep } from '#contracts/workflow.schema';
import type { Principal } from '../auth/ports.ts';

export interface RunRequest {
  readonly principal: Principal;
  /** Registry name or alias; NOT_FOUND when unknown. */
  readonly agent: string;
  readonly prompt: string;
  /** Null or absent: a thread is created. */
  readonly threadId?: string | null;
  readonly context?: Record<string, unknown>;
  /** A client message id: repeated, it does not start a second run. */
  readonly clientMessageId?: string;
  /** What was asked under that id: another one is refused (IDEMPOTENCY_CONFLICT) instead of finding the first run. */
  readonly fingerprint?: string;
  /** Wait behind the thread's active run instead of RUN_ACTIVE (409). */
  readonly queue?: boolean;
  readonly traceId: string;
  /** Request that asked for it, for the audit log; a run that another run starts has none. */
  readonly requestId?: string;
  readonly priority?: RunPriority;
  /** What the supervisor is to do instead of deciding it by itself. */
  readonly steps?: readonly WorkflowStep[];
}
export interface StartedRun {
  readonly run: Run;
  /** The client message id was seen before; `run` is the first one. */
  readonly duplicate: boolean;
}
/** What a finished run leaves for callers that waited. */
export interface RunOutcome {
  readonly run: Run;
  readonly status: 'success' | 'degraded' | 'error' | 'cancelled';
  readonly response: string;
  readonly result: Record<string, unknown>;
  readonly executionTimeMs: number;
}
export interface Runs {
  /** Stores the user's message and the run, then starts it (or queues it); returns before the run is done. */
  start(request: RunRequest): StartedRun;
  /** Resolves when the run is terminal: its answer stored, its last event appended. Never rejects for a failed run. */
  outcome(userId: string, runId: string): Promise<RunOutcome>;
  /** Asks a run to stop; CONFLICT when it is over already. Resolves when it is terminal. */
  cancel(userId: string, runId: string, reason: string): Promise<Run>;
  get(userId: string, runId: string): Run;
  ofThread(userId: string, threadId: string): Run[];
  /** One's own runs that are not terminal. */
  active(userId: string): Run[];
}

export interface AgentDefinition {
  readonly name: AgentName;
  readonly description: string;
  readonly version: string;
  readonly capabilities: readonly string[];
  readonly dependsOn: readonly AgentName[];
  readonly aliases: readonly string[];
  readonly tools: readonly string[];
  readonly systemPrompt: string;
  /** What it asks for in one turn is done at the same time; else one after the other. */
  readonly parallelTools?: true;
  readonly maxSteps: number;
  readonly timeoutMs: number;
}
export interface Agents {
  list(): readonly AgentDefinition[];
  /** By name or alias; undefined when unknown. */
  resolve(nameOrAlias: string): AgentDefinition | undefined;
  /** ready, degraded or unavailable, from the agent's breaker for this user. */
  status(name: AgentName, userId: string): 'ready' | 'degraded' | 'unavailable';
}
export interface BreakerSnapshot {
  readonly name: string;
  readonly state: 'closed' | 'open' | 'half_open';
  readonly failure_count: number;
  readonly success_count: number;
  readonly last_failure_time: number | null;
  readonly next_attempt_time: number | null;
}
/**
 * One breaker per agent and user: opens after repeated failures of the model, half-opens after a while, closes on success.
 * Per user, because what makes a model fail is often what one user sends it, and that must not stop the others; and only
 * failures worth a retry count (an endpoint that is down or overloaded), never a refusal of one prompt.
 */
export interface Breakers {
  allow(name: AgentName, userId: string): boolean;
  success(name: AgentName, userId: string): void;
  failure(name: AgentName, userId: string): void;
  snapshot(name: AgentName, userId: string): BreakerSnapshot;
}

/** Who works on a run. */
export interface Worker {
  readonly id: string;
  /** Ids of the runs it works on. */
  readonly active: ReadonlySet<string>;
  readonly started: number;
}
export interface Workers {
  /** @throws Failure TOO_MANY_RUNS when the user has as many open runs as one may */
  admit(userId: string): void;
  /** Whether a run that enters would begin at once. */
  hasRoom(): boolean;
  /** Who gets the next run, among those with room: the one with the least to do, then the one that did least so far. */
  choose<W extends Worker>(withRoom: readonly W[]): W;
  /** Which run is next: of the highest priority that waits the one that came first. */
  next<R extends { readonly priority: RunPriority }>(waiting: readonly R[]): R;
  /** Calls `begin` with a worker's id as soon as there is one: at once, or later. */
  enter(runId: string, priority: RunPriority, begin: (worker: string) => void): void;
  /** The run is over, or waits no longer. */
  leave(runId: string): void;
  snapshot(): WorkerList;
}
export interface AgentHealth {
  /** How the user's runs of the last hour ended, by agent. */
  counts(userId: string): readonly { readonly agent: string; readonly completed: number; readonly failed: number }[];
  /** What an error rate means; null when nothing was measured. */
  judge(errorRate: number | null): Health['status'];
  of(userId: string): Health[];
}
export type { RunStatus };
