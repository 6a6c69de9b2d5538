import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { CLOCK_HEADER, CONTROL_HEADER, controlLogs, controlSockets } from '#contracts/control.schema';
import { health } from '#contracts/operations.schema';
import { thread } from '#contracts/thread.schema';
import { WebSocket } from 'ws';
import type { TestPlatform } from './support.ts';
import { CONTROL_KEY, startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

const KEY = { [CONTROL_HEADER]: CONTROL_KEY };
const clock = (offset: string) => ({ ...KEY, [CLOCK_HEADER]: offset });
const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** An open socket of a new user. */
async function openSocket() {
  const { access_token: token, user } = await platform.signIn();
  const socket = new WebSocket(`${platform.origin.replace('http', 'ws')}/ws`, { headers: { authorization: `Bearer ${token}` } });
  await once(socket, 'message');
  return { userId: user.id, closed: once(socket, 'close').then(([code, reason]) => [code, String(reason)]) };
}

/** What of a refusal may not tell one request from another. */
const withoutIds = (body: Record<string, unknown>) => ({ ...body, request_id: '', trace_id: '', timestamp: '' });

test.describe('control plane', () => {
  test('without the right key it does not exist, whatever is asked', async () => {
    const unknown = await (await platform.call('/__control/nothing')).json();
    const answers = await Promise.all([
      platform.call(`/__control/logs?trace_id=${TRACE}`),
      platform.call('/__control/logs', { headers: { [CONTROL_HEADER]: `${CONTROL_KEY}x` } }),
      platform.call('/__control/sockets/drop', { method: 'POST', body: { user_id: 'x' }, headers: { [CONTROL_HEADER]: '' } }),
      platform.call('/__control/sockets/close', { method: 'PATCH' }),
      platform.call('/__control/sockets/close', { method: 'POST', body: 'nonsense' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(answers.map(({ headers }) => [headers.get('allow'), headers.get('ratelimit')])).toEqual(answers.map(() => [null, null]));
    expect(withoutIds(await answers[0]?.json())).toEqual(withoutIds(unknown));
  });

  test('without a configured key no key opens it', async () => {
    const closed = await startTestPlatform({ PLATFORM_CONTROL_KEY: undefined });
    const answers = await Promise.all([
      closed.call(`/__control/logs?trace_id=${TRACE}`, { headers: KEY }), closed.call(`/__control/logs?trace_id=${TRACE}`, { headers: { [CONTROL_HEADER]: '' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    await closed.close();
  });

  test('the log lines of one trace are told, and no others', async () => {
    await platform.call('/api/threads', { headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, 'x-request-id': 'of-this-test' } });
    await platform.call('/api/threads');
    await expect(async () => {
      const { lines } = controlLogs.parse(await (await platform.call(`/__control/logs?trace_id=${TRACE}`, { headers: KEY })).json());
      expect(lines.map(({ event, ...fields }) => [event, fields['request_id'], fields['status']]))
        .toEqual([['http_refused', 'of-this-test', 401], ['http_request', 'of-this-test', 401]]);
    }).toPass();
  });

  test('a request can carry a clock of its own, both ways', async () => {
    const { access_token: token } = await platform.signIn();
    const create = async (headers = {}) => thread.parse(await (await platform.call('/api/threads', { method: 'POST', token, body: {}, headers })).json()).created_at;
    const [past, now, future] = [await create(clock('-50000')), await create(), await create(clock('+600000'))];
    expect([Math.round((now - past) / 10), Math.round((future - now) / 10)]).toEqual([5, 60]);
  });

  test('a clock without the key is ignored', async () => {
    const [without, wrong] = [
      await platform.call('/health', { headers: { [CLOCK_HEADER]: '3600000' } }),
      await platform.call('/health', { headers: { [CLOCK_HEADER]: 'nonsense', [CONTROL_HEADER]: 'wrong' } }),
    ];
    expect([without.status, wrong.status]).toEqual([200, 200]);
    expect(Math.abs(health.parse(await without.json()).timestamp - Date.now() / 1000)).toBeLessThan(60);
  });

  test('a clock that is no offset is refused', async () => {
    const answers = await Promise.all(['soon', '1.5', '', '9999999999999'].map((offset) => platform.call('/health', { headers: clock(offset) })));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  test('dropping sockets cuts those of one user without a close frame', async () => {
    const [victim, bystander] = await Promise.all([openSocket(), openSocket()]);
    const answer = await platform.call('/__control/sockets/drop', { method: 'POST', body: { user_id: victim.userId }, headers: KEY });
    expect(controlSockets.parse(await answer.json())).toEqual({ count: 1 });
    expect(await victim.closed).toEqual([1006, '']);
    await platform.call('/__control/sockets/close', { method: 'POST', body: { user_id: bystander.userId, code: 1000 }, headers: KEY });
    expect(await bystander.closed).toEqual([1000, '']);
  });

  test('closing sockets sends the code and reason asked for', async () => {
    const { userId, closed } = await openSocket();
    const close = (code: number, reason: string) =>
      platform.call('/__control/sockets/close', { method: 'POST', body: { user_id: userId, code, reason }, headers: KEY });
    expect([(await close(1006, '')).status, (await close(4000, 'ü'.repeat(62))).status]).toEqual([422, 422]);
    expect(await (await close(1013, 'try_again_later')).json()).toEqual({ count: 1 });
    expect(await closed).toEqual([1013, 'try_again_later']);
  });
});
