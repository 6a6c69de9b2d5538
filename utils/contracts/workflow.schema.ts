import { z } from 'zod';
import { agentName } from './agent.schema.ts';
import { errorCode } from './error.schema.ts';
import { messageContent } from './message.schema.ts';
import { id, openObject, unixMillis } from './primitives.schema.ts';
import { run, runPriority } from './run.schema.ts';

const stepName = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, { error: 'must begin with a letter and have at most 40 letters, digits, _ or -' });

/** A look at the output of a step: `field` is a dotted path into it (`text`, `result.data_sufficiency`). */
const test = { field: z.string().min(1).max(200), equals: z.union([z.string(), z.number(), z.boolean()]).optional(), contains: z.string().min(1).optional() };
const saysOneThing = ({ equals, contains }: { equals?: unknown; contains?: unknown }) => (equals === undefined) !== (contains === undefined);
const ONE_THING = { error: 'must have either equals or contains' };
/** What JSON Schema cannot say, the document shows. */
const EXAMPLE = { field: 'text', contains: 'over budget' };
export const stepCondition = z.strictObject(test).refine(saysOneThing, ONE_THING).meta({ examples: [EXAMPLE] });
export type StepCondition = z.infer<typeof stepCondition>;

/**
 * What the supervisor does itself, without a model, when all it waits for is over: a `barrier` lets those behind it begin, a `vote` takes
 * the text that at least `quorum` of them gave (more than half by default), and fails when there is none.
 */
export const stepJoin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('barrier') }),
  z.strictObject({ kind: z.literal('vote'), quorum: z.int().min(1).max(50).optional() }),
]);
export type StepJoin = z.infer<typeof stepJoin>;

/**
 * One step of a workflow. `message` is its prompt (else the workflow's); `{{other}}` in it is the text of a step it depends on,
 * `{{previous}}` in a loop that of the iteration before.
 */
export const workflowStep = z.strictObject({
  /** The supervisor does the steps that join others, and no other. */
  id: stepName, agent: z.string().min(1).default('supervisor'), join: stepJoin.optional(), message: messageContent.optional(), depends_on: z.array(stepName).max(50).default([]),
  /** The step is skipped unless this holds; what depends on skipped steps alone is skipped too. */
  when: z.strictObject({ step: stepName, ...test }).refine(saysOneThing, ONE_THING).meta({ examples: [{ step: 'review', ...EXAMPLE }] }).optional(),
  loop: z.strictObject({ max_iterations: z.int().min(1).max(20), until: stepCondition.optional() }).optional(),
  timeout_ms: z.int().min(10).max(600_000).optional(),
  /** Attempts after the first; each waits twice as long as the one before, `backoff_ms` at first. */
  retries: z.int().min(0).max(5).default(0), backoff_ms: z.int().min(1).max(10_000).default(20),
  /** Who does the step when the model does not answer for its agent. */
  fallback: z.string().min(1).optional(),
});
export type WorkflowStep = z.infer<typeof workflowStep>;
const steps = z.array(workflowStep).min(1).max(50);

/** `by_dependencies`: a step also waits for those whose agents its own agent builds on, as `GET /api/agents` tells (`depends_on`). */
export const workflowOrder = z.enum(['as_given', 'by_dependencies']);
export type WorkflowOrder = z.infer<typeof workflowOrder>;

/** `POST /api/workflows/plan`. A stage is what may run at the same time. */
export const workflowPlanInput = z.strictObject({ steps, order: workflowOrder.default('as_given') });
export const workflowPlan = z.strictObject({ order: z.array(z.string()), stages: z.array(z.array(z.string())) });
export type WorkflowPlan = z.infer<typeof workflowPlan>;

/** `POST /api/workflows/start` (answered at once) and `/execute` (at the end). */
export const workflowInput = z.strictObject({ message: messageContent, steps, thread_id: id.optional(), priority: runPriority.optional(), order: workflowOrder.default('as_given') });

export const stepStatus = z.enum(['in_progress', 'completed', 'failed', 'timed_out', 'cancelled', 'skipped']);
export type StepStatus = z.infer<typeof stepStatus>;

/** One piece of work within a run; `id` is the `step_id` of its events, `parent_id` its run. */
export const runStep = z.strictObject({
  id, parent_id: id, step: z.string(), agent: agentName, iteration: z.int().positive(), status: stepStatus,
  /** How often it was tried, and who gave the answer in the end; null: nobody. */
  attempts: z.int().nonnegative(), answered_by: agentName.nullable(),
  started_at: unixMillis, ended_at: unixMillis.nullable(), input: openObject, output: openObject.nullable(),
  error: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
});
export type RunStep = z.infer<typeof runStep>;

/** What one agent handed to another; `correlation_id` is the `handoff_id` of its events. */
export const agentMessage = z.strictObject({
  correlation_id: id, from_step: id, to_step: id, from_agent: agentName, to_agent: agentName, content: openObject, sent_at: unixMillis,
});
export type AgentMessage = z.infer<typeof agentMessage>;

/** `GET /api/runs/{id}/tree`. */
export const runTree = z.strictObject({
  run, priority: runPriority, worker: z.string().nullable(), steps: z.array(runStep), messages: z.array(agentMessage),
});
export type RunTree = z.infer<typeof runTree>;

/** `GET /api/agents/workers`: who works on runs, since the platform was started. */
export const workerList = z.strictObject({
  workers: z.array(z.strictObject({ id: z.string(), active: z.int().nonnegative(), started: z.int().nonnegative(), ended: z.int().nonnegative() })),
  runs_per_worker: z.int().positive(), runs_per_user: z.int().positive(), waiting: z.int().nonnegative(),
});
export type WorkerList = z.infer<typeof workerList>;

/** `GET /api/agents/health`: measured on the caller's own runs of the last hour; without any nothing is claimed. */
export const agentHealth = z.strictObject({
  name: agentName, status: z.enum(['healthy', 'degraded', 'unavailable', 'unknown']),
  completed: z.int().nonnegative(), failed: z.int().nonnegative(), error_rate: z.number().min(0).max(1).nullable(),
});
export type AgentHealth = z.infer<typeof agentHealth>;
export const agentHealthList = z.strictObject({ agents: z.array(agentHealth) });
