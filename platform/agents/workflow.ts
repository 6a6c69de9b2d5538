import type { AgentName } from '#contracts/agent.schema';
import type { TriageReport } from '#contracts/triage.schema';
import { triageReport } from '#contracts/triage.schema';
import { Failure } from '../problem.ts';
import { runAgent } from './loop.ts';
import type { AgentDefinition } from './ports.ts';
import { resultOf } from './results.ts';
import type { Facts, RunContext } from './run-context.ts';
import { handOver } from '../workflows/hand-over.ts';
import { tellProgress } from '../workflows/progress.ts';
import { recordStep } from '../workflows/step-record.ts';

interface Step {
  readonly agent: AgentName;
  readonly type: string;
}

/** Who follows triage, by what it says about the data. Every chain ends with the agent that writes the answer. */
export const CHAINS: Record<TriageReport['data_sufficiency'], readonly Step[]> = {
  sufficient: [
    { agent: 'data', type: 'insights' },
    { agent: 'optimization', type: 'strategies' },
    { agent: 'actions', type: 'implementation' },
    { agent: 'reporting', type: 'full_report' },
  ],
  partial: [
    { agent: 'data_helper', type: 'data_guidance' },
    { agent: 'data', type: 'partial_insights' },
    { agent: 'reporting', type: 'partial_report' },
  ],
  insufficient: [
    { agent: 'data_helper', type: 'data_collection_guide' },
    { agent: 'reporting', type: 'guidance_report' },
  ],
  unknown: [
    { agent: 'data_helper', type: 'initial_guidance' },
    { agent: 'reporting', type: 'fallback_report' },
  ],
};

/** The supervisor: triage, then the chain it calls for, one agent after the other, each given the results of all before it. */
export async function runWorkflow(run: RunContext, supervisor: AgentDefinition): Promise<Facts> {
  const results: Record<string, Facts> = {};
  const start = { agent: supervisor.name, stepId: run.runId };
  const triage = await runStep(run, supervisor, { agent: 'triage', type: 'classification' }, { from: start, order: 1, results });
  const sufficiency = triageReport.shape.data_sufficiency.catch('unknown').parse(triage.result['data_sufficiency']);
  const chain = CHAINS[sufficiency];
  run.emit('agent_thinking', supervisor.name, {
    reasoning: `Triage finds the data ${sufficiency}: ${String(triage.result['reasoning'])} Next: ${chain.map(({ agent }) => agent).join(', ')}.`,
    step_number: 1,
  });
  const total = chain.length + 1;
  tellProgress(run, supervisor, 1, total);
  let from: Done = triage;
  for (const [index, step] of chain.entries()) {
    from = await runStep(run, supervisor, step, { from, order: index + 2, total, results });
    tellProgress(run, supervisor, index + 2, total);
  }
  return results;
}

/** Who has done their part, and the record of it. */
interface Done {
  readonly agent: AgentName;
  readonly stepId: string;
  readonly result: Facts;
}
interface Place {
  readonly from: Pick<Done, 'agent' | 'stepId'>;
  readonly order: number;
  readonly total?: number;
  /** Results so far; the step adds its own. */
  readonly results: Record<string, Facts>;
}

async function runStep(run: RunContext, supervisor: AgentDefinition, step: Step, { from, order, total, results }: Place): Promise<Done> {
  const agent = run.services.agents.resolve(step.agent);
  if (!agent) throw new Failure('AGENT_FAILED', `There is no agent ${step.agent}.`);
  const startedAt = performance.now();
  const troublesBefore = run.troubles.length;
  const content = { request: run.prompt, results: { ...results } };
  const record = recordStep(run, { step: step.type, agent: agent.name, iteration: 1, input: content });
  record.attempt();
  const handoff = handOver(run, supervisor, {
    from: from.agent,
    fromStep: from.stepId,
    to: agent.name,
    toStep: record.id,
    content,
    about: { step_type: step.type },
  });
  run.emit('agent_started', agent.name, {
    message: agent.description,
    context: { handoff_id: handoff.id },
    step_type: step.type,
    order,
    ...(total === undefined ? {} : { total_steps: total }),
  });
  try {
    const said = await runAgent(run, agent, { audience: total === order ? 'user' : 'agent', stepType: step.type, handedOver: results });
    const result = resultOf(agent.name, said.text, run.evidence, Object.keys(results));
    results[agent.name] = result;
    const status = run.troubles.length > troublesBefore ? 'degraded' : 'completed';
    run.emit('agent_completed', agent.name, { status, result, execution_time_ms: Math.round(performance.now() - startedAt) });
    handoff.settle('completed', { result });
    record.complete({ text: said.text, result }, said.by);
    return { agent: agent.name, stepId: record.id, result };
  } catch (error) {
    const cancelled = run.signal.aborted && !(run.signal.reason instanceof Failure);
    record.fail(error, cancelled);
    // A cancelled run says nothing more, not even this.
    if (!run.signal.aborted) handoff.settle('failed', {});
    throw error;
  }
}
