import { expect, test } from '@playwright/test';
import { PATHS } from '#contracts/paths';
import { startTestPlatform } from './support.ts';

test.describe('metrics', () => {
  test('where they are not public they are for admins alone, as text and as JSON', async () => {
    const platform = await startTestPlatform({ PLATFORM_METRICS: 'admin' });
    const [user, admin] = [await platform.signIn(), await platform.signIn({ role: 'admin' })];
    const statuses = await Promise.all(
      [PATHS.metrics, PATHS.processMetrics, PATHS.httpMetrics, PATHS.agentMetrics, PATHS.databaseMetrics, PATHS.cacheMetrics].map(async (path) => {
        const answers = [await platform.call(path), await platform.call(path, { token: user.access_token }), await platform.call(path, { token: admin.access_token })];
        return answers.map(({ status }) => status);
      }),
    );
    await platform.close();
    expect(statuses).toHaveLength(6);
    expect(statuses).toEqual(statuses.map(() => [401, 403, 200]));
  });

  test('two platforms of one process do not count for each other', async () => {
    const [one, other] = [await startTestPlatform(), await startTestPlatform()];
    await one.call(PATHS.live);
    const [ofOne, ofOther] = await Promise.all([one, other].map(async (platform) => (await platform.call(PATHS.metrics)).text()));
    await Promise.all([one.close(), other.close()]);
    expect(ofOne).toContain('http_requests_total{method="GET",route="/health/live",status="200"} 1');
    expect(ofOther).not.toContain('/health/live');
  });

  test('a route is counted by its pattern, and what no route serves under one name', async () => {
    const platform = await startTestPlatform();
    const { access_token: token } = await platform.signIn();
    await platform.call('/api/threads/thr_one', { token });
    await platform.call('/api/threads/thr_two', { token });
    await platform.call('/nowhere/at/all');
    const text = await (await platform.call(PATHS.metrics)).text();
    await platform.close();
    expect(text).toContain('http_requests_total{method="GET",route="/api/threads/:id",status="404"} 2');
    expect(text).toContain('http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).not.toMatch(/thr_one|nowhere/);
  });
});
