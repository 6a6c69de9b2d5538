import type { WorkflowStep } from '#contracts/workflow.schema';
import { createAnswer } from '../agents/answer.ts';
import type { AgentDefinition } from '../agents/ports.ts';
import { resultOf } from '../agents/results.ts';
import type { Facts, RunContext } from '../agents/run-context.ts';
import { runAgent } from '../agents/loop.ts';
import { Failure } from '../problem.ts';
import { handOver } from './hand-over.ts';
import type { StepOutput } from './ports.ts';
import { joinSteps } from './join-steps.ts';
import { recordStep } from './step-record.ts';
import { withRetries } from './with-retries.ts';

/** A step that was done, with what it left and the id of its (last) record. */
export interface Done {
  readonly step: WorkflowStep;
  readonly agent: AgentDefinition;
  readonly stepId: string;
  readonly output: StepOutput;
}
export interface Place {
  /** Those it depends on that were not skipped. */
  readonly before: readonly Done[];
  readonly order: number;
  readonly total: number;
}

/** One step, in a loop as often as it takes; what the tools found becomes evidence of the run. */
export async function runStep(run: RunContext, supervisor: AgentDefinition, step: WorkflowStep, place: Place): Promise<Done> {
  if (step.join) return joinSteps(run, supervisor, step, step.join, place);
  const { orchestration } = run.services;
  const agent = agentOf(run, step.agent);
  const texts = Object.fromEntries(place.before.map((one) => [one.step.id, one.output.text]));
  let previous = '';
  for (let iteration = 1; ; iteration += 1) {
    const prompt = orchestration.render(step.message ?? run.prompt, { ...texts, previous });
    const { stepId, output } = await iterate(run, supervisor, step, { ...place, agent, iteration, prompt });
    if (!step.loop) return { step, agent, stepId, output };
    if (!orchestration.goesOn(step.loop, iteration, output)) {
      const met = step.loop.until !== undefined && orchestration.holds(step.loop.until, output);
      return { step, agent, stepId, output: { ...output, loop: { iterations: iteration, ended_by: met ? 'condition' : 'max_iterations' } } };
    }
    previous = output.text;
  }
}

export function agentOf({ services }: RunContext, name: string): AgentDefinition {
  const agent = services.agents.resolve(name);
  if (!agent) throw new Failure('AGENT_FAILED', `There is no agent ${name}.`);
  return agent;
}

interface Iteration extends Place {
  readonly agent: AgentDefinition;
  readonly iteration: number;
  readonly prompt: string;
}

async function iterate(run: RunContext, supervisor: AgentDefinition, step: WorkflowStep, { agent, iteration, prompt, before, order, total }: Iteration) {
  const results = Object.fromEntries(before.map((one) => [one.step.id, one.output]));
  const record = recordStep(run, { step: step.id, agent: agent.name, iteration, input: { message: prompt, results } });
  const emit = run.emitFor(record.id);
  const startedAt = performance.now();
  const troublesBefore = run.troubles.length;
  // What it says is for the steps after it, until the supervisor makes an answer of it.
  const evidence: Record<string, Facts> = { ...run.evidence };
  const own: RunContext = { ...run, emit, prompt, evidence };
  const parties = { to: agent.name, toStep: record.id, about: { step: step.id } };
  const handed = before.map((one) => handOver(run, supervisor, { ...parties, from: one.agent.name, fromStep: one.stepId, content: { ...one.output } }));
  try {
    emit('agent_started', agent.name, {
      message: agent.description,
      context: { step: step.id, iteration, depends_on: before.map((one) => one.stepId), handoff_ids: handed.map(({ id }) => id) },
      step_type: step.id,
      order,
      total_steps: total,
    });
    const worker = { ...agent, timeoutMs: run.services.orchestration.deadline(step.timeout_ms ?? agent.timeoutMs) };
    const task = {
      audience: 'user',
      stepType: step.id,
      handedOver: Object.fromEntries(before.map((one) => [one.agent.name, one.output.result])),
      ...(step.fallback === undefined ? {} : { fallback: agentOf(run, step.fallback) }),
    } as const;
    const said = await withRetries(own, agent, step, record, () => runAgent({ ...own, answer: createAnswer(() => undefined) }, worker, task));
    const result = resultOf(said.by ?? agent.name, said.text, evidence, before.map((one) => one.step.id));
    Object.assign(run.evidence, evidence);
    const output: StepOutput = { text: said.text, result, answered_by: said.by };
    const status = run.troubles.length > troublesBefore ? 'degraded' : 'completed';
    emit('agent_completed', agent.name, { status, result: { ...output }, execution_time_ms: Math.round(performance.now() - startedAt) });
    for (const { settle } of handed) settle('completed', {});
    record.complete({ ...output }, said.by);
    return { stepId: record.id, output };
  } catch (error) {
    record.fail(error, run.signal.aborted);
    if (!run.signal.aborted) for (const { settle } of handed) settle('failed', {});
    throw error;
  }
}
