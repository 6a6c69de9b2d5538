import { z } from 'zod';

/** `GET /health`. */
export const health = z.strictObject({ status: z.enum(['healthy', 'unhealthy']), service: z.literal('netra-ai-platform'), version: z.string(), timestamp: z.number() });

const dependency = z.strictObject({ status: z.enum(['up', 'down']), response_time_ms: z.number().nonnegative(), error: z.string().optional() });

/** `GET /health/live`, `/health/ready` and `/api/health`; 503 when a dependency is down. */
export const liveness = z.strictObject({ status: z.literal('alive'), service: z.string(), version: z.string(), timestamp: z.iso.datetime(), environment: z.string() });
export const readiness = z.strictObject({
  status: z.enum(['ready', 'not_ready']), service: z.string(), version: z.string(), timestamp: z.iso.datetime(), environment: z.string(),
  uptime_seconds: z.number().nonnegative(), checks: z.strictObject({ database: dependency, model: dependency, event_journal: dependency }),
});

/** `GET /api/discovery/services`. */
export const discovery = z.strictObject({
  services: z.strictObject({
    backend: z.strictObject({ url: z.string(), api_url: z.string(), ws_url: z.string() }),
    auth: z.strictObject({ url: z.string() }),
    frontend: z.strictObject({ url: z.string() }),
  }),
  timestamp: z.iso.datetime(), available: z.literal(true),
});

/** `GET /api/config/public`. */
export const publicConfig = z.strictObject({
  environment: z.string(), app_name: z.string(), version: z.string(), features: z.strictObject({ websocket: z.boolean(), multi_agent: z.boolean() }),
});

/** `GET /api/mcp/servers`, `/config`, `/tools`. */
export const mcpServers = z.strictObject({
  data: z.array(z.strictObject({
    name: z.string(), status: z.enum(['connected', 'disconnected']), version: z.string(), description: z.string(),
    capabilities: z.strictObject({ tools: z.boolean(), resources: z.boolean(), prompts: z.boolean() }),
  })),
  status: z.literal('success'),
});
export const mcpConfig = z.strictObject({
  mcp: z.strictObject({ name: z.string(), protocol: z.literal('MCP'), version: z.string() }),
  http: z.strictObject({ endpoint: z.string(), transport: z.literal('http'), authentication: z.literal('bearer') }),
});
export const mcpTools = z.strictObject({
  tools: z.array(z.strictObject({ name: z.string(), description: z.string(), inputSchema: z.record(z.string(), z.unknown()) })), count: z.int(),
});
