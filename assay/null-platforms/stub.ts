import type { z } from 'zod';
import type { discovery, health, mcpConfig, mcpServers, readiness } from '#contracts/operations.schema';
import { PATHS } from '#contracts/paths';
import type { NullPlatform } from './index.ts';

/** A lobby with nothing behind it: five public addresses answer as the contract wants, everything else is refused. */
export const stub: NullPlatform = {
  name: 'stub',
  sentence: 'answers five public GETs properly, 403 to everything else, and refuses every socket',
  answer: (request, response) => {
    request.resume();
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = request.method === 'GET' ? publicAnswers(`http://${request.headers.host}`)[path] : undefined;
    response.writeHead(body ? 200 : 403, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? { detail: 'Forbidden' }));
  },
};

function publicAnswers(origin: string): Readonly<Record<string, object>> {
  const timestamp = new Date().toISOString();
  const up = { status: 'up', response_time_ms: 1 } as const;
  const service = { service: 'netra-ai-platform', version: '0.1.0' } as const;
  return {
    [PATHS.health]: { status: 'healthy', ...service, timestamp: Date.now() / 1000 } satisfies z.output<typeof health>,
    [PATHS.apiHealth]: {
      status: 'ready', ...service, timestamp, environment: 'test', uptime_seconds: 60, checks: { database: up, model: up, event_journal: up },
    } satisfies z.output<typeof readiness>,
    [PATHS.services]: {
      services: { backend: { url: origin, api_url: `${origin}/api`, ws_url: origin.replace('http', 'ws') }, auth: { url: origin }, frontend: { url: origin } }, timestamp, available: true,
    } satisfies z.output<typeof discovery>,
    [PATHS.mcpServers]: { data: [], status: 'success' } satisfies z.output<typeof mcpServers>,
    [PATHS.mcpConfig]: {
      mcp: { name: 'netra-mcp', protocol: 'MCP', version: '0.1.0' }, http: { endpoint: `${origin}/api/mcp`, transport: 'http', authentication: 'bearer' },
    } satisfies z.output<typeof mcpConfig>,
  };
}
