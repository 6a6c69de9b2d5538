import { expect, test } from '@playwright/test';
import { CLOCK_HEADER, CONTROL_HEADER } from '#contracts/control.schema';
import { problem } from '#contracts/error.schema';
import type { TestPlatform } from './support.ts';
import { CONTROL_KEY, startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_HTTP_RATE_LIMIT: '5', PLATFORM_ANONYMOUS_RATE_LIMIT: '1000' });
});
test.afterAll(() => platform.close());

/** A user and a way to ask as them, at another time when wanted. */
async function someone() {
  const { access_token: token } = await platform.signIn();
  const ask = (offset = 0) => platform.call('/api/threads', { token, headers: offset ? { [CONTROL_HEADER]: CONTROL_KEY, [CLOCK_HEADER]: String(offset) } : {} });
  const askTimes = (times: number, offset = 0) => Promise.all(Array.from({ length: times }, () => ask(offset)));
  return { ask, askTimes };
}
const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort((a, b) => a - b);

test.describe('rate limit', () => {
  test('the call after the last one allowed is told when to come back', async () => {
    const { ask, askTimes } = await someone();
    expect(statuses(await askTimes(5))).toEqual([200, 200, 200, 200, 200]);
    const refused = await ask();
    const body = problem.parse(await refused.json());
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect([refused.status, body.error_code, body.details?.retry_after_seconds]).toEqual([429, 'RATE_LIMITED', retryAfter]);
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect([refused.headers.get('ratelimit-policy'), refused.headers.get('ratelimit')]).toEqual(['"http";q=5;w=60', `"http";r=0;t=${retryAfter}`]);
  });

  test('what is left counts down', async () => {
    const { ask } = await someone();
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ headers }) => /r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1])).toEqual(['4', '3', '2']);
  });

  test('another user is not affected', async () => {
    const [greedy, other] = await Promise.all([someone(), someone()]);
    await greedy.askTimes(7);
    expect((await other.ask()).status).toBe(200);
  });

  test('the limit resets after the minute, and a look at that minute leaves the present one as it was', async () => {
    const { ask, askTimes } = await someone();
    await askTimes(6);
    expect([(await ask(61_000)).status, (await ask(59_000)).status, (await ask()).status]).toEqual([200, 429, 429]);
  });

  test('each minute has its own count', async () => {
    const { askTimes } = await someone();
    expect(statuses(await askTimes(6, 61_000))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(statuses(await askTimes(5))).toEqual([200, 200, 200, 200, 200]);
  });
});
