import { mcpConfig, mcpServers, mcpTools } from '#contracts/operations.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { parametersOf } from '../tools/tool-parameters.ts';
import { versionOf } from './version.ts';

const NAME = 'netra-mcp';

/** What the platform tells of itself in the words of the Model Context Protocol. */
export function registerMcpRoutes(app: FastifyInstance, core: Core): void {
  const version = versionOf(core.settings);
  route(app, {
    method: 'GET', path: PATHS.mcpServers, summary: 'MCP servers', auth: 'none', answers: { 200: mcpServers },
    handler: () => ({
      data: [{
        name: NAME, status: 'connected', version, description: 'Tools of the platform for cost and latency of AI workloads.',
        capabilities: { tools: true, resources: false, prompts: false },
      }],
      status: 'success',
    }),
  });
  route(app, {
    method: 'GET', path: PATHS.mcpConfig, summary: 'How to reach the MCP server', auth: 'none', answers: { 200: mcpConfig },
    handler: () => ({
      mcp: { name: NAME, protocol: 'MCP', version },
      http: { endpoint: `${core.origin}${PATHS.mcp}`, transport: 'http', authentication: 'bearer' },
    }),
  });
  route(app, {
    method: 'GET', path: PATHS.mcpTools, summary: 'MCP tools', auth: 'none', answers: { 200: mcpTools },
    handler({ services }) {
      const tools = services.tools.list().map((tool) => ({ name: tool.name, description: tool.description, inputSchema: parametersOf(tool) }));
      return { tools, count: tools.length };
    },
  });
}
