import type { WorkflowStep } from '#contracts/workflow.schema';
import type { Services } from '../services.ts';

/**
 * The same steps, each waiting also for those whose agents its own builds on. An agent that has no step here is passed over: who
 * builds on it builds on what it builds on.
 */
export function byDependencies({ agents }: Pick<Services, 'agents'>, steps: readonly WorkflowStep[]): WorkflowStep[] {
  const nameOf = (nameOrAlias: string) => agents.resolve(nameOrAlias)?.name;
  const nearest = (agent: string | undefined, seen: ReadonlySet<string> = new Set()): string[] => {
    const needed = agents.list().find(({ name }) => name === agent)?.dependsOn ?? [];
    return needed.filter((name) => !seen.has(name)).flatMap((name) => {
      const own = steps.filter((step) => nameOf(step.agent) === name).map(({ id }) => id);
      return own.length > 0 ? own : nearest(name, new Set([...seen, name]));
    });
  };
  return steps.map((step) => ({ ...step, depends_on: [...new Set([...step.depends_on, ...nearest(nameOf(step.agent))])] }));
}
