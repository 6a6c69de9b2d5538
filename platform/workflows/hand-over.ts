import type { AgentName } from '#contracts/agent.schema';
import { randomBytes } from 'node:crypto';
import type { AgentDefinition } from '../agents/ports.ts';
import type { Facts, RunContext } from '../agents/run-context.ts';

interface Parties {
  readonly from: AgentName;
  /** Records of both; a hand-off of the run itself is from the run. */
  readonly fromStep: string;
  readonly to: AgentName;
  readonly toStep: string;
  /** What is handed over. */
  readonly content: Facts;
  /** What its events say besides. */
  readonly about: Facts;
}

/** A message from one agent to another: recorded, and told by the supervisor, who is at work all the time; the sender has ended by then. */
export function handOver({ services, runId, emit }: Pick<RunContext, 'services' | 'runId' | 'emit'>, supervisor: AgentDefinition, parties: Parties) {
  const id = `hnd_${randomBytes(8).toString('hex')}`;
  const { from, fromStep, to, toStep, content, about } = parties;
  const tell = (status: 'initiated' | 'completed' | 'failed', context: Facts) =>
    emit('agent_handoff', supervisor.name, { handoff_id: id, from_agent: from, to_agent: to, status, context: { ...about, ...context } });
  services.steps.send({ runId, correlation_id: id, from_step: fromStep, to_step: toStep, from_agent: from, to_agent: to, content });
  tell('initiated', content);
  return { id, settle: tell };
}
