import type { WorkflowStep } from '#contracts/workflow.schema';
import type { AgentDefinition } from '../agents/ports.ts';
import type { RunContext } from '../agents/run-context.ts';
import { explain } from '../agents/run-ending.ts';
import type { StepRecord } from './step-record.ts';

/** Tries again as often as the step allows, each time after a longer pause; what stopped the run is no reason to try again. */
export async function withRetries<T>(run: RunContext, agent: AgentDefinition, { retries, backoff_ms: firstMs }: WorkflowStep, record: StepRecord, attempt: () => Promise<T>): Promise<T> {
  const { orchestration } = run.services;
  for (let count = 1; ; count += 1) {
    record.attempt();
    try {
      return await attempt();
    } catch (error) {
      if (run.signal.aborted || count > retries) throw error;
      const delay = orchestration.backoff(firstMs, count);
      run.emit('agent_retry', agent.name, { attempt: count, delay_ms: delay, reason: explain(error).message });
      await orchestration.pause(delay, run.signal);
    }
  }
}
