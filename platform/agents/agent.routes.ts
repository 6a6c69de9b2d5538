import { agentConfig, agentDetail, agentList, breakerList, breakerState } from '#contracts/agent.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { AgentDefinition } from './ports.ts';
import { registerRunRoutes } from './run.routes.ts';

const resolve = ({ agents }: Services, name: string | undefined): AgentDefinition => {
  const agent = agents.resolve(name ?? '');
  if (!agent) throw new Failure('NOT_FOUND', 'There is no such agent.');
  return agent;
};

const summarise = ({ agents }: Services, agent: AgentDefinition, userId: string) => ({
  id: agent.name,
  name: agent.name,
  description: agent.description,
  status: agents.status(agent.name, userId),
  version: agent.version,
  capabilities: [...agent.capabilities],
  depends_on: [...agent.dependsOn],
});

/** Agents: discovery, configuration, breakers, and all routes about their runs. */
export function registerAgentRoutes(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET',
    path: PATHS.agents,
    summary: 'All agents',
    auth: 'user',
    answers: { 200: agentList },
    handler({ services, principal }) {
      const agents = services.agents.list().map((agent) => summarise(services, agent, principal.userId));
      return { agents, total: agents.length };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.agent,
    summary: 'One agent, by name or alias',
    auth: 'user',
    answers: { 200: agentDetail },
    handler({ services, principal, params }) {
      const agent = resolve(services, params['name']);
      return { ...summarise(services, agent, principal.userId), aliases: [...agent.aliases], tools: [...agent.tools] };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.agentConfig,
    summary: 'How an agent is configured; admins only',
    auth: 'admin',
    answers: { 200: agentConfig },
    handler({ services, params }) {
      const { name, maxSteps, timeoutMs, tools, systemPrompt } = resolve(services, params['name']);
      return {
        name,
        model: services.model.name,
        max_steps: maxSteps,
        timeout_ms: timeoutMs,
        tools: [...tools],
        system_prompt: systemPrompt,
      };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.agentBreaker,
    summary: 'The caller’s circuit breaker of an agent',
    auth: 'user',
    answers: { 200: breakerState },
    handler: ({ services, principal, params }) => services.breakers.snapshot(resolve(services, params['name']).name, principal.userId),
  });
  route(app, {
    method: 'GET',
    path: PATHS.breakers,
    summary: 'The caller’s circuit breakers of all agents',
    auth: 'user',
    answers: { 200: breakerList },
    handler({ services, principal }) {
      const breakers = services.agents.list().map(({ name }) => services.breakers.snapshot(name, principal.userId));
      return { circuit_breakers: breakers, total: breakers.length, healthy: breakers.filter(({ state }) => state === 'closed').length };
    },
  });
  registerRunRoutes(app, core);
}
