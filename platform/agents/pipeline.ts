import type { EventPayload } from '#contracts/event.schema';
import { Failure } from '../problem.ts';
import { withDeadline } from './deadline.ts';
import { finalReport } from './final-report.ts';
import { runAgent } from './loop.ts';
import type { AgentDefinition } from './ports.ts';
import { resultOf } from './results.ts';
import type { Facts, RunContext } from './run-context.ts';
import { runSteps } from '../workflows/run-steps.ts';
import { runWorkflow } from './workflow.ts';

/** All a run has to tell at its end; telling it is the caller's, who stores the answer first. */
export interface Finished {
  readonly answer: string;
  readonly completed: EventPayload<'agent_completed'>;
  readonly report: EventPayload<'final_report'>;
}

/** From `agent_started` to the last piece of the answer, or of what there is of it when it fails. */
export async function executeRun(run: RunContext, agent: AgentDefinition): Promise<Finished> {
  const startedAt = performance.now();
  run.emit('agent_started', agent.name, {
    message: agent.description,
    ...(Object.keys(run.context).length === 0 ? {} : { context: run.context }),
  });
  const result = await work(run, agent).catch((error: unknown) => {
    // What was said stays said; a run that was stopped says nothing more.
    if (!run.signal.aborted) run.answer.breakOff();
    throw error;
  });
  if (run.answer.text === '') throw new Failure('MODEL_FAILED', 'The model gave no answer.');
  const ms = Math.round(performance.now() - startedAt);
  return {
    answer: run.answer.text,
    completed: {
      status: run.troubles.length > 0 ? 'degraded' : 'completed',
      result: run.troubles.length > 0 ? { ...result, degraded_because: [...run.troubles] } : result,
      execution_time_ms: ms,
    },
    report: finalReport(run, ms),
  };
}

async function work(run: RunContext, agent: AgentDefinition): Promise<Facts> {
  return agent.name === 'supervisor' ? run.services.traces.within({ kind: 'agent', name: agent.name }, () => supervise(run, agent)) : workAlone(run, agent);
}

async function supervise(run: RunContext, supervisor: AgentDefinition): Promise<Facts> {
  const deadline = withDeadline(
    run.signal,
    supervisor.timeoutMs,
    () => new Failure('TIMED_OUT', `The agent supervisor took longer than ${supervisor.timeoutMs} ms.`),
  );
  try {
    const within = { ...run, signal: deadline.signal };
    const results = run.steps ? await runSteps(within, supervisor, run.steps) : await runWorkflow(within, supervisor);
    const { recommendations, cost_savings: savings } = finalReport(run, 0);
    return { ...results, recommendations, cost_savings: savings };
  } finally {
    deadline.clear();
  }
}

async function workAlone(run: RunContext, agent: AgentDefinition): Promise<Facts> {
  const { text } = await runAgent(run, agent, { audience: 'user', stepType: null, handedOver: {} });
  return resultOf(agent.name, text, run.evidence, []);
}
