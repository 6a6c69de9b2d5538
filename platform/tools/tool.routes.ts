import { PATHS } from '#contracts/paths';
import { toolInput, toolList, toolPermission, toolResult } from '#contracts/tool.schema';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { CACHE_HEADER } from '#contracts/metrics.schema';
import { answerTool } from './answer.ts';
import { Failure } from '../problem.ts';
import { parametersOf } from './tool-parameters.ts';

/** Tools: list, permission, execution outside a run. */
export function registerToolRoutes(app: FastifyInstance, _core: Core): void {
  route(app, {
    method: 'GET',
    path: PATHS.tools,
    summary: 'All tools, and which of them the caller’s plan allows.',
    auth: 'user',
    answers: { 200: toolList },
    handler({ services, principal: { plan } }) {
      const tools = services.tools.list().map((tool) => ({
        name: tool.name,
        description: tool.description,
        category: tool.category,
        plan: tool.plan,
        allowed: services.tools.allowed(plan, tool.name),
        parameters: parametersOf(tool),
      }));
      return { tools, user_plan: plan, total_tools: tools.length, available_tools: tools.filter((tool) => tool.allowed).length };
    },
  });
  route(app, {
    method: 'POST',
    path: PATHS.toolExecute,
    summary: 'Executes one tool.',
    auth: 'user',
    body: toolInput,
    answers: { 200: toolResult },
    async handler({ services, principal, reply, body }) {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const startedAt = performance.now();
      const { result, cache } = await answerTool(body.tool_name, body.arguments, {
        userId: principal.userId,
        plan: principal.plan,
        services,
        signal: gone.signal,
      });
      if (cache !== undefined) void reply.header(CACHE_HEADER, cache);
      return {
        tool_name: body.tool_name,
        status: 'success',
        result,
        execution_time_ms: Math.round((performance.now() - startedAt) * 100) / 100,
        timestamp: new Date(services.clock.now()).toISOString(),
      };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.toolPermission,
    summary: 'Whether the caller’s plan allows a tool.',
    auth: 'user',
    answers: { 200: toolPermission },
    handler({ services, principal: { plan }, params }) {
      const tool = services.tools.list().find(({ name }) => name === params['tool']);
      if (!tool) throw new Failure('NOT_FOUND', 'There is no such tool.');
      return { tool_name: tool.name, allowed: services.tools.allowed(plan, tool.name), required_plan: tool.plan, user_plan: plan };
    },
  });
}
