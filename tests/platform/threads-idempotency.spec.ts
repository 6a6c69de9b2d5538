import { expect, test } from '@playwright/test';
import { CLOCK_HEADER, CONTROL_HEADER } from '#contracts/control.schema';
import type { TestPlatform } from './support.ts';
import { CONTROL_KEY, startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  // Tokens that are still good when a key is not.
  platform = await startTestPlatform({ PLATFORM_ACCESS_TTL_SECONDS: String(2 * 24 * 3600) });
});
test.afterAll(() => platform.close());

/** A user who sends the same creating request under one key, again and again. */
async function someone(on = platform) {
  const { access_token: token, user } = await on.signIn();
  const post = (path: string, body: object, headers = {}) => on.call(path, { method: 'POST', token, body, headers: { 'idempotency-key': 'retry-1', ...headers } });
  const total = () => on.services.threads.list(user.id, { limit: 1, offset: 0, sort: 'title' }).total;
  return { token, userId: user.id, post, total };
}

test.describe('Idempotency-Key', () => {
  test('the same request again gets the first answer and creates nothing', async () => {
    const { post, total } = await someone();
    const [first, second] = [await post('/api/threads', { title: 'Once' }), await post('/api/threads', { title: 'Once' })];
    expect([second.status, await second.text(), second.headers.get('location')]).toEqual([201, await first.text(), first.headers.get('location')]);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect(total()).toBe(1);
  });

  test('another request under the same key is refused', async () => {
    const { post, total } = await someone();
    await post('/api/threads', { title: 'One' });
    const refused = await post('/api/threads', { title: 'Two' });
    expect([refused.status, (await refused.json()).error_code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    expect(total()).toBe(1);
  });

  test('requests at the same time create once', async () => {
    const { post, total } = await someone();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/api/threads', { title: 'Race' })));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(total()).toBe(1);
  });

  test('each user has keys of their own', async () => {
    const [one, other] = await Promise.all([someone(), someone()]);
    await one.post('/api/threads', { title: 'Mine' });
    const answer = await other.post('/api/threads', { title: 'Yours' });
    expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([201, null]);
  });

  test('a message is stored once in both families, and a key belongs to one thread', async () => {
    const { userId, post } = await someone();
    const [here, there] = ['a', 'b'].map((title) => platform.services.threads.create(userId, { title }).id);
    const answers = [
      await post(`/api/threads/${here}/messages`, { content: 'hello' }), await post(`/api/threads/${here}/messages`, { content: 'hello' }),
      await post('/api/chat/messages', { content: 'hello', thread_id: here }), await post('/api/chat/messages', { content: 'hello', thread_id: here }),
      await post(`/api/threads/${there}/messages`, { content: 'hello' }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('idempotent-replayed')]))
      .toEqual([[201, null], [201, 'true'], [201, null], [201, 'true'], [422, null]]);
    expect(platform.services.messages.page(userId, here ?? '', 10, 0).total).toBe(2);
  });

  test('a refused request is not remembered', async () => {
    const { post } = await someone();
    const [refused, accepted] = [await post('/api/threads', { title: '' }), await post('/api/threads', { title: 'Better' })];
    expect([refused.status, accepted.status]).toEqual([422, 201]);
  });

  test('a key is forgotten after a day', async () => {
    const { post, total } = await someone();
    const later = (hours: number) => ({ [CONTROL_HEADER]: CONTROL_KEY, [CLOCK_HEADER]: String(hours * 3_600_000) });
    const answers = [
      await post('/api/threads', { title: 'Daily' }), await post('/api/threads', { title: 'Daily' }, later(23)), await post('/api/threads', { title: 'Daily' }, later(25)),
    ];
    expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true', null]);
    expect(total()).toBe(2);
  });

  test('a key that is no key is refused', async () => {
    const { post } = await someone();
    const answers = [await post('/api/threads', {}, { 'idempotency-key': 'with space' }), await post('/api/threads', {}, { 'idempotency-key': 'x'.repeat(256) })];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  test('a retry after a restart is still a retry', async () => {
    const settings = { PLATFORM_DATABASE: test.info().outputPath('platform.db') };
    const before = await startTestPlatform(settings);
    const { post, token } = await someone(before);
    const first = await (await post('/api/threads', { title: 'Once' })).text();
    await before.close();
    const after = await startTestPlatform(settings);
    const again = await after.call('/api/threads', { method: 'POST', token, body: { title: 'Once' }, headers: { 'idempotency-key': 'retry-1' } });
    expect([again.headers.get('idempotent-replayed'), await again.text()]).toEqual(['true', first]);
    await after.close();
  });
});
