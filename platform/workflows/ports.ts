import type { AgentName } from '#contracts/agent.schema';
import type { ErrorCode } from '#contracts/error.schema';
import type { AgentMessage, RunStep, RunTree, StepCondition, StepStatus, WorkflowOrder, WorkflowPlan, WorkflowStep } from '#contracts/workflow.schema';

/** What a step leaves for those after it. */
export interface StepOutput {
  readonly text: string;
  readonly result: Record<string, unknown>;
  readonly answered_by: AgentName | null;
  /** Of a loop: how often, and what ended it. */
  readonly loop?: { readonly iterations: number; readonly ended_by: 'condition' | 'max_iterations' };
}

/** The decisions of an orchestration; none of them does any work. */
export interface Orchestration {
  /** The steps with all they have to wait for in the order that was asked for. */
  arrange(steps: readonly WorkflowStep[], order: WorkflowOrder): readonly WorkflowStep[];
  /** Names every mistake of a workflow. @throws Failure VALIDATION_ERROR with the fields */
  plan(steps: readonly WorkflowStep[]): WorkflowPlan;
  /** The steps that may begin now. */
  ready(steps: readonly WorkflowStep[], begun: ReadonlySet<string>, settled: ReadonlySet<string>): readonly WorkflowStep[];
  /** Whether the output of a step is as a condition wants it; the output of a skipped one never is. */
  holds(condition: StepCondition, output: StepOutput | undefined): boolean;
  /** The text that at least `quorum` of the votes are for, white space around it aside; undefined when there is none, or two. */
  decide(votes: readonly string[], quorum: number): string | undefined;
  /** A step's message with the texts it refers to. */
  render(message: string, texts: Readonly<Record<string, string>>): string;
  /** Whether a loop goes on after an iteration. */
  goesOn(loop: NonNullable<WorkflowStep['loop']>, iteration: number, output: StepOutput): boolean;
  /** How long an agent may work that was given so long. */
  deadline(ms: number): number;
  /** How long the given attempt, 1 at first, is waited after when it failed. */
  backoff(firstMs: number, attempt: number): number;
  /** Waits; rejects with the signal's reason when aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export interface NewStep {
  readonly runId: string;
  readonly step: string;
  readonly agent: AgentName;
  readonly iteration: number;
  readonly input: Record<string, unknown>;
}
export interface StepEnd {
  readonly status: StepStatus;
  readonly attempts: number;
  readonly answeredBy: AgentName | null;
  readonly output: Record<string, unknown> | null;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}
export type NewMessage = Omit<AgentMessage, 'sent_at'> & { readonly runId: string };

/** The record of what was done within runs, step by step, and of what agents handed each other. */
export interface Steps {
  /** Returns the id of the step. */
  begin(step: NewStep): string;
  end(stepId: string, end: StepEnd): void;
  /** Ends what an ended run left open. */
  close(runId: string): void;
  send(message: NewMessage): void;
  of(runId: string): RunStep[];
  messages(runId: string): AgentMessage[];
  /** @throws Failure NOT_FOUND for a run that is not the user's */
  tree(userId: string, runId: string): RunTree;
}
