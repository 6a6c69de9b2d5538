import type { ModelMessage, ModelRequest } from '../model/ports.ts';
import { parametersOf } from '../tools/tool-parameters.ts';
import { briefingMessage } from './briefing.ts';
import type { AgentDefinition } from './ports.ts';
import type { Facts, RunContext } from './run-context.ts';

/** What an agent is to do within a run. */
export interface Task {
  readonly audience: 'user' | 'agent';
  /** Its part of the supervisor's chain; null when it works alone. */
  readonly stepType: string | null;
  readonly handedOver: Readonly<Record<string, Facts>>;
  /** Who does it when the model does not answer for its agent. */
  readonly fallback?: AgentDefinition;
}

const RULES =
  'Every figure you state comes from a tool result or from what was handed over to you. When the data do not support a claim, say so.';

/** The agent's tools that the user's plan allows, and those it does not. */
function toolsOf({ services, principal }: RunContext, agent: AgentDefinition) {
  const own = services.tools.list().filter(({ name }) => agent.tools.includes(name));
  const allowed = own.filter(({ name }) => services.tools.allowed(principal.plan, name));
  return { allowed, denied: own.filter((tool) => !allowed.includes(tool)) };
}

/** The first request of an agent's conversation. */
export function openConversation(run: RunContext, agent: AgentDefinition, task: Task): Omit<ModelRequest, 'signal'> {
  const { allowed, denied } = toolsOf(run, agent);
  const messages: ModelMessage[] = [
    { role: 'system', content: `${agent.systemPrompt}\n\n${RULES}` },
    briefingMessage({
      audience: task.audience,
      step_type: task.stepType,
      handed_over: { ...task.handedOver },
      evidence: run.evidence,
      unavailable_tools: denied.map((tool) => ({ tool: tool.name, required_plan: tool.plan })),
      context: run.context,
    }),
    ...run.history,
    { role: 'user', content: run.prompt },
  ];
  return {
    agent: agent.name,
    messages,
    tools: allowed.map((tool) => ({ name: tool.name, description: tool.description, parameters: parametersOf(tool) })),
  };
}
