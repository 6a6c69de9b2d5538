import { expect, test } from '@playwright/test';
import { discovery, health, liveness, mcpConfig, mcpServers, mcpTools, publicConfig, readiness } from '#contracts/operations.schema';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

const body = async (path: string, on = platform) => (await on.call(path)).json();

test.describe('operations', () => {
  test('a working platform says so in every tone', async () => {
    const answers = await Promise.all(['/health', '/health/live', '/health/ready', '/api/health'].map((path) => platform.call(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(health.parse(await body('/health')).status).toBe('healthy');
    expect(liveness.parse(await body('/health/live')).environment).toBe('test');
    const { checks } = readiness.parse(await body('/api/health'));
    expect([checks.database.status, checks.model.status, checks.event_journal.status]).toEqual(['up', 'up', 'up']);
  });

  test('checking the journal leaves nothing behind', async () => {
    await platform.call('/health/ready');
    const left = platform.core.db.prepare(`SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM threads) + (SELECT COUNT(*) FROM users) AS rows`).get();
    expect(left).toMatchObject({ rows: 0 });
  });

  test('a model that does not answer makes the platform unready, in the same words and with 503', async () => {
    // Nobody listens on port 1.
    const broken = await startTestPlatform({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', PLATFORM_OPENAI_MODEL: 'none' });
    const [ready, short, live] = await Promise.all(['/health/ready', '/health', '/health/live'].map((path) => broken.call(path)));
    expect([ready?.status, short?.status, live?.status]).toEqual([503, 503, 200]);
    const { status, checks } = readiness.parse(await ready?.json());
    expect([status, checks.model.status, checks.database.status]).toEqual(['not_ready', 'down', 'up']);
    expect(health.parse(await short?.json()).status).toBe('unhealthy');
    await broken.close();
  });

  test('a store that cannot be used makes the platform unready', async () => {
    const broken = await startTestPlatform();
    broken.core.db.exec('DROP TABLE events');
    const answer = await broken.call('/health/ready');
    const { checks } = readiness.parse(await answer.json());
    expect([answer.status, checks.event_journal.status]).toEqual([503, 'down']);
    await broken.close();
  });

  test('discovery tells addresses that work', async () => {
    const { services } = discovery.parse(await body('/api/discovery/services'));
    expect(services.backend.ws_url).toBe(`${platform.origin.replace('http', 'ws')}/ws`);
    expect((await platform.call(`${services.backend.api_url}/health`)).status).toBe(200);
    expect((await platform.call(`${services.auth.url}/auth/config`)).status).toBe(200);
  });

  test('the public configuration says what may be known', async () => {
    const config = publicConfig.parse(await body('/api/config/public'));
    expect(config).toMatchObject({ environment: 'test', features: { websocket: true, multi_agent: true } });
  });

  test('MCP lists every tool with the JSON Schema of its arguments', async () => {
    const { tools, count } = mcpTools.parse(await body('/api/mcp/tools'));
    expect(tools.map(({ name }) => name)).toEqual(platform.services.tools.list().map(({ name }) => name));
    expect(count).toBe(tools.length);
    expect(tools.map(({ inputSchema }) => inputSchema['type'])).toEqual(tools.map(() => 'object'));
  });

  test('MCP tells its server and how to reach it', async () => {
    const [server] = mcpServers.parse(await body('/api/mcp/servers')).data;
    const { mcp, http } = mcpConfig.parse(await body('/api/mcp/config'));
    expect([server?.name, server?.version]).toEqual([mcp.name, mcp.version]);
    expect(http).toMatchObject({ endpoint: `${platform.origin}/api/mcp`, authentication: 'bearer' });
  });
});
