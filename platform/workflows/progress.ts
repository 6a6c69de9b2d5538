import type { AgentDefinition } from '../agents/ports.ts';
import type { RunContext } from '../agents/run-context.ts';

/** Tells how far a run of several steps has come: so many of them are done, were skipped, or need not be done. */
export function tellProgress({ emit }: Pick<RunContext, 'emit'>, supervisor: AgentDefinition, done: number, total: number): void {
  emit('agent_progress', supervisor.name, { percent: Math.floor((100 * done) / total), done, total });
}
