import type { AgentName } from '#contracts/agent.schema';
import { randomBytes } from 'node:crypto';
import { Failure } from '../problem.ts';
import { runAgent } from './loop.ts';
import type { AgentDefinition } from './ports.ts';
import { resultOf } from './results.ts';
import type { Facts, RunContext } from './run-context.ts';
import type { TriageReport } from './triage-report.ts';
import { triageReport } from './triage-report.ts';

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
  const triage = await runStep(run, supervisor, { agent: 'triage', type: 'classification' }, { from: supervisor.name, order: 1, results });
  const sufficiency = triageReport.shape.data_sufficiency.catch('unknown').parse(triage['data_sufficiency']);
  const chain = CHAINS[sufficiency];
  run.emit('agent_thinking', supervisor.name, {
    reasoning: `Triage finds the data ${sufficiency}: ${String(triage['reasoning'])} Next: ${chain.map(({ agent }) => agent).join(', ')}.`,
    step_number: 1,
  });
  let from: string = 'triage';
  for (const [index, step] of chain.entries()) {
    await runStep(run, supervisor, step, { from, order: index + 2, total: chain.length + 1, results });
    from = step.agent;
  }
  return results;
}

interface Place {
  readonly from: string;
  readonly order: number;
  readonly total?: number;
  /** Results so far; the step adds its own. */
  readonly results: Record<string, Facts>;
}

async function runStep(run: RunContext, supervisor: AgentDefinition, step: Step, { from, order, total, results }: Place): Promise<Facts> {
  const agent = run.services.agents.resolve(step.agent);
  if (!agent) throw new Failure('AGENT_FAILED', `There is no agent ${step.agent}.`);
  const startedAt = performance.now();
  const troublesBefore = run.troubles.length;
  const handoffId = `hnd_${randomBytes(8).toString('hex')}`;
  // Told by the supervisor, who is at work all the time: the agent that hands over has ended by then.
  const handOff = (status: 'initiated' | 'completed' | 'failed', context: Facts) =>
    run.emit('agent_handoff', supervisor.name, {
      handoff_id: handoffId,
      from_agent: from,
      to_agent: agent.name,
      status,
      context: { step_type: step.type, ...context },
    });

  handOff('initiated', { request: run.prompt, results: { ...results } });
  run.emit('agent_started', agent.name, {
    message: agent.description,
    context: { handoff_id: handoffId },
    step_type: step.type,
    order,
    ...(total === undefined ? {} : { total_steps: total }),
  });
  try {
    const text = await runAgent(run, agent, { audience: total === order ? 'user' : 'agent', stepType: step.type, handedOver: results });
    const result = resultOf(agent.name, text, run.evidence, Object.keys(results));
    results[agent.name] = result;
    const status = run.troubles.length > troublesBefore ? 'degraded' : 'completed';
    run.emit('agent_completed', agent.name, { status, result, execution_time_ms: Math.round(performance.now() - startedAt) });
    handOff('completed', { result });
    return result;
  } catch (error) {
    // A cancelled run says nothing more, not even this.
    if (!run.signal.aborted) handOff('failed', {});
    throw error;
  }
}
