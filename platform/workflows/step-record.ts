import type { AgentName } from '#contracts/agent.schema';
import type { WorkflowStep } from '#contracts/workflow.schema';
import type { RunContext } from '../agents/run-context.ts';
import { explain } from '../agents/run-ending.ts';
import type { NewStep } from './ports.ts';

/** The record of one piece of work. */
export interface StepRecord {
  readonly id: string;
  /** Counts an attempt. */
  attempt(): void;
  complete(output: Record<string, unknown>, answeredBy: AgentName | null): void;
  /** `stopped`: it was cut off, whatever it failed of. */
  fail(error: unknown, stopped: boolean): void;
}

export function recordStep({ services, runId }: Pick<RunContext, 'services' | 'runId'>, step: Omit<NewStep, 'runId'>): StepRecord {
  const id = services.steps.begin({ ...step, runId });
  let attempts = 0;
  return {
    id,
    attempt: () => void (attempts += 1),
    complete: (output, answeredBy) => services.steps.end(id, { status: 'completed', attempts, answeredBy, output, error: null }),
    fail(error, stopped) {
      const { code, message } = explain(error);
      const status = stopped ? 'cancelled' : code === 'TIMED_OUT' ? 'timed_out' : 'failed';
      services.steps.end(id, { status, attempts, answeredBy: null, output: null, error: stopped ? null : { code, message } });
    },
  };
}

/** A step that was not done, because its condition did not hold or what it waited for was not done either. */
export function recordSkipped(run: RunContext, step: WorkflowStep): void {
  const { services, runId } = run;
  const agent = services.agents.resolve(step.agent);
  if (!agent) return;
  const id = services.steps.begin({ runId, step: step.id, agent: agent.name, iteration: 1, input: {} });
  services.steps.end(id, { status: 'skipped', attempts: 0, answeredBy: null, output: null, error: null });
}
