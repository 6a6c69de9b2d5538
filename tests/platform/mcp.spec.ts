import { expect, test } from '@playwright/test';
import { mcpAnswer } from '#contracts/about.schema';
import { mcpConfig } from '#contracts/operations.schema';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
let token: string;
test.beforeAll(async () => {
  platform = await startTestPlatform();
  token = (await platform.signIn()).access_token;
});
test.afterAll(() => platform.close());

const send = (method: string, params?: object, id: number | undefined = 1) => platform.call('/api/mcp', { method: 'POST', token, body: { jsonrpc: '2.0', id, method, params } });
const ask = async (method: string, params?: object) => mcpAnswer.parse(await (await send(method, params)).json());

test.describe('MCP', () => {
  test('the server is where its configuration says it is, for signed-in users', async () => {
    const { http } = mcpConfig.parse(await (await platform.call('/api/mcp/config')).json());
    const answer = await platform.call(http.endpoint, { method: 'POST', token, body: { jsonrpc: '2.0', id: 7, method: 'initialize' } });
    expect(mcpAnswer.parse(await answer.json())).toMatchObject({ id: 7, result: { protocolVersion: '2025-06-18', serverInfo: { name: 'netra-ai-platform' }, capabilities: { tools: {} } } });
    expect((await platform.call(http.endpoint, { method: 'POST', body: { jsonrpc: '2.0', id: 1, method: 'initialize' } })).status).toBe(401);
  });

  test('it lists every tool and calls one as the route of tools does', async () => {
    const { result } = await ask('tools/list');
    expect(result?.['tools']).toEqual(platform.services.tools.list().map(({ name, description }) => expect.objectContaining({ name, description })));
    const called = await ask('tools/call', { name: 'dataset_summary' });
    const direct = await platform.call('/api/tools/execute', { method: 'POST', token, body: { tool_name: 'dataset_summary' } });
    expect(called.result).toMatchObject({ isError: false, structuredContent: ((await direct.json()) as { result: object }).result });
  });

  test('what the caller gets wrong is an error of JSON-RPC', async () => {
    expect((await ask('tools/rename')).error?.code).toBe(-32_601);
    expect((await ask('tools/call', { name: 'crystal_ball' })).error?.code).toBe(-32_602);
    expect((await ask('tools/call', { name: 'query_corpus', arguments: { limit: 0 } })).error).toMatchObject({ code: -32_602, data: { fields: [{ path: 'limit' }] } });
  });

  test('a tool the plan does not allow is a result the model may read', async () => {
    expect((await ask('tools/call', { name: 'cost_analyzer' })).result).toMatchObject({ isError: true, content: [{ type: 'text' }] });
  });

  test('a notification is taken without an answer', async () => {
    const answer = await platform.call('/api/mcp', { method: 'POST', token, body: { jsonrpc: '2.0', method: 'notifications/initialized' } });
    expect([answer.status, await answer.text()]).toEqual([202, '']);
  });
});
