import type { StepJoin, WorkflowStep } from '#contracts/workflow.schema';
import type { AgentDefinition } from '../agents/ports.ts';
import type { Facts, RunContext } from '../agents/run-context.ts';
import { Failure } from '../problem.ts';
import type { StepOutput } from './ports.ts';
import type { Done, Place } from './run-step.ts';
import { recordStep } from './step-record.ts';

/** A step that the supervisor does itself: it begins when all it waits for is over, and says what became of that. */
export function joinSteps(run: RunContext, supervisor: AgentDefinition, step: WorkflowStep, join: StepJoin, { before, order, total }: Place): Done {
  const results = Object.fromEntries(before.map((one) => [one.step.id, one.output]));
  const record = recordStep(run, { step: step.id, agent: supervisor.name, iteration: 1, input: { join, results } });
  record.attempt();
  const emit = run.emitFor(record.id);
  const startedAt = performance.now();
  try {
    emit('agent_started', supervisor.name, {
      message: join.kind === 'vote' ? 'Counts the votes.' : 'Everybody is here.',
      context: { step: step.id, depends_on: before.map((one) => one.stepId) },
      step_type: step.id, order, total_steps: total,
    });
    const { text, result } = join.kind === 'vote' ? countVotes(run, join.quorum, before) : openBarrier(run, before);
    const output: StepOutput = { text, result, answered_by: supervisor.name };
    emit('agent_completed', supervisor.name, { status: 'completed', result: { ...output }, execution_time_ms: Math.round(performance.now() - startedAt) });
    record.complete({ ...output }, supervisor.name);
    return { step, agent: supervisor, stepId: record.id, output };
  } catch (error) {
    record.fail(error, run.signal.aborted);
    throw error;
  }
}

interface Joined {
  readonly text: string;
  readonly result: Facts;
}

/** Who came, and when the way was free; the texts of all of them, in the order of the workflow. */
function openBarrier({ services, runId }: RunContext, before: readonly Done[]): Joined {
  const ends = new Map(services.steps.of(runId).map((step) => [step.id, step.ended_at]));
  const arrivals = before.map(({ step, stepId }) => ({ step: step.id, arrived_at: ends.get(stepId) ?? null }));
  return { text: before.map(({ output }) => output.text).join('\n\n'), result: { arrivals, opened_at: services.clock.now() } };
}

/** @throws Failure NO_MAJORITY when no text has the votes it needs */
function countVotes({ services }: RunContext, wanted: number | undefined, before: readonly Done[]): Joined {
  const quorum = wanted ?? Math.floor(before.length / 2) + 1;
  const votes = before.map(({ step, output }) => ({ step: step.id, vote: output.text.trim() }));
  const decision = services.orchestration.decide(votes.map(({ vote }) => vote), quorum);
  if (decision === undefined) throw new Failure('NO_MAJORITY', `No text has the ${quorum} of ${votes.length} vote(s) it needs.`);
  return { text: decision, result: { votes, quorum, for: votes.filter(({ vote }) => vote === decision).map(({ step }) => step) } };
}
