import { problem } from '#contracts/error.schema';
import { expect, test } from '@playwright/test';
import { parseUsage } from '../../platform/data/parse-usage.ts';
import { HEADER, upload } from './data-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const ROW = '2026-03-01T00:00:00Z,web,acme,large,10,1000,500,1.5,100,0,5';

test.describe('data of users', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const codeOf = async (response: Response) => problem.parse(await response.json()).error_code;

  test('others are served while a large file is read', async () => {
    const csv = Buffer.from(`${HEADER}\n${`${ROW}\n`.repeat(10_000)}`);
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const records = await parseUsage(csv);
    clearInterval(others);

    expect(records).toHaveLength(10_000);
    // At least now and then: how often depends on the machine.
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test('a row with more errors or cache hits than requests is refused by name', async () => {
    const { access_token: token } = await platform.signIn();
    const rows = [ROW, ROW.replace(',0,5', ',11,5'), ROW.replace(',0,5', ',0,11')];
    const response = await upload(platform, token, [HEADER, ...rows].join('\n'));

    expect(response.status).toBe(422);
    expect(problem.parse(await response.json()).details?.fields?.map(({ message }) => message)).toEqual([
      'line 3, column errors: must not be more than requests',
      'line 4, column cache_hits: must not be more than requests',
    ]);
  });

  test('a run is started once per Idempotency-Key, and another request under the same key is refused', async () => {
    const { access_token: token, user } = await platform.signIn();
    const start = (message: string, path = '/api/agents/start') =>
      platform.call(path, { method: 'POST', token, body: { message, agent_type: 'data' }, headers: { 'idempotency-key': 'k-1' } });
    const [first, again] = [await (await start('[echo] one')).json(), await (await start('[echo] one')).json()];
    const [otherBody, otherRoute] = [await start('[echo] two'), await start('[echo] one', '/api/agent/v2/execute')];
    await platform.services.runs.outcome(user.id, first.run_id);

    expect(again.run_id).toBe(first.run_id);
    expect([otherBody.status, await codeOf(otherBody)]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    expect([otherRoute.status, await codeOf(otherRoute)]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    expect(platform.services.quotas.runs({ userId: user.id, plan: 'pro' }).used).toBe(1);
  });

  test('who has used up the quota is refused until the month ends, and the refusal stores nothing', async () => {
    const { access_token: token, user } = await platform.signIn({ plan: 'free' });
    const quota = () => platform.services.quotas.runs({ userId: user.id, plan: 'free' });
    for (let used = 0; used < quota().limit; ) {
      platform.services.quotas.takeRun({ userId: user.id, plan: 'free' });
      used += 1;
    }
    const refused = await platform.call('/api/agents/start', { method: 'POST', token, body: { message: '[echo] one too many', agent_type: 'data' } });

    expect([refused.status, await codeOf(refused)]).toEqual([429, 'QUOTA_EXCEEDED']);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(31 * 24 * 3600);
    expect(quota()).toMatchObject({ used: quota().limit, remaining: 0 });
    expect(platform.services.messages.recent(user.id, 10, 0).total).toBe(0);
    expect(platform.services.threads.list(user.id, { limit: 10, offset: 0, sort: 'title' }).total).toBe(0);
  });

  test('without a secret there are no backups', async () => {
    const { access_token: token } = await platform.signIn({ role: 'admin' });
    const response = await platform.call('/api/admin/backups', { method: 'POST', token });

    expect([response.status, await codeOf(response)]).toEqual([503, 'NOT_CONFIGURED']);
  });

  test('cursors lead through messages in every order without gap or repeat', async () => {
    const { access_token: token, user } = await platform.signIn();
    const lines = Array.from({ length: 9 }, (_, index) => ({ type: 'message' as const, thread: 'a', role: 'user' as const, content: `${index + 1}`, metadata: {}, created_at: (index * 4) % 3 }));
    const { a: id } = platform.services.records.store(user.id, [{ type: 'thread', ref: 'a', title: 'Many', metadata: {} }, ...lines]);
    const texts: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await platform.call(`/api/threads/${id}/messages?limit=3&sort=-created_at${next && `&cursor=${next}`}`, { token });
      texts.push(...(await page.json()).messages.map((message: { content: string }) => message.content));
      next = page.headers.get('x-next-cursor');
    }

    expect(texts).toEqual(['9', '6', '3', '8', '5', '2', '7', '4', '1']);
  });
});
