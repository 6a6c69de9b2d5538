import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { serverFrame } from '#contracts/frame.schema';
import { PATHS } from '#contracts/paths';
import { attachSocketServer } from '../../platform/realtime/socket-server.ts';
import { composeServices } from '../../platform/services.ts';
import type { Dial } from './socket-client.ts';
import { dial } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const HEARTBEAT_MS = 150;

let platform: TestPlatform;
let beating: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
  beating = await startTestPlatform({ PLATFORM_HEARTBEAT_MS: String(HEARTBEAT_MS) });
});
test.afterAll(() => Promise.all([platform.close(), beating.close()]));

async function someone(on = platform, options: Dial = {}) {
  const { access_token: token, user } = await on.signIn();
  const socket = await dial(on.origin, { token, ...options });
  await socket.untilType('system_message');
  const open = () => [...on.core.sockets.values()].filter(({ userId }) => userId === user.id).length;
  return { token, user, socket, open };
}

test.describe('life of a socket', () => {
  test('an idle socket lives as long as its peer answers pings', async () => {
    const { socket } = await someone(beating);
    let pings = 0;
    socket.raw.on('ping', () => (pings += 1));
    await expect.poll(() => pings).toBeGreaterThan(4);
    expect(await socket.ask({ type: 'ping', message_id: 'm-1' })).toMatchObject({ type: 'pong' });
    await socket.close();
  });

  test('a peer that answers no ping is dropped within two intervals', async () => {
    const { socket, open } = await someone(beating, { autoPong: false });
    const since = performance.now();
    expect((await socket.closed).code).toBe(1006);
    expect(performance.now() - since).toBeGreaterThan(HEARTBEAT_MS);
    await expect.poll(open).toBe(0);
  });

  test('the end of a token closes its socket', async () => {
    const brief = await startTestPlatform({ PLATFORM_ACCESS_TTL_SECONDS: '1' });
    const { socket } = await someone(brief);
    expect(await socket.closed).toEqual({ code: 1008, reason: 'token_expired' });
    await brief.close();
  });

  test('a newer token of the same user extends the life of a socket', async () => {
    const brief = await startTestPlatform({ PLATFORM_ACCESS_TTL_SECONDS: '2' });
    const { socket, user } = await someone(brief);
    const { exp } = JSON.parse(atob((await brief.services.tokens.mint(user, 'ses_other')).token.split('.')[1] ?? '')) as { exp: number };
    await expect.poll(() => brief.services.clock.seconds()).toBeGreaterThanOrEqual(exp - 1);
    const { token } = await brief.services.tokens.mint(user, 'ses_other');
    const refreshed = serverFrame.parse(await socket.ask({ type: 'token_refresh', message_id: 'm-2', payload: { token } }));
    const expiresAt = (refreshed.data as { expires_at: number }).expires_at;
    expect(await socket.closed).toEqual({ code: 1008, reason: 'token_expired' });
    expect(brief.services.clock.now()).toBeGreaterThanOrEqual(expiresAt * 1000);
    expect(expiresAt).toBeGreaterThan(exp);
    await brief.close();
  });

  test("another user's token is no refresh and leaves the socket as it was", async () => {
    const [{ socket }, other] = await Promise.all([someone(), someone()]);
    const answer = await socket.ask({ type: 'token_refresh', message_id: 'm-3', payload: { token: other.token } });
    expect(answer).toMatchObject({ type: 'error', data: { error_code: 'AUTH_FAILED' } });
    expect(await socket.ask({ type: 'ping', message_id: 'm-4' })).toMatchObject({ type: 'pong' });
    await Promise.all([socket.close(), other.socket.close()]);
  });

  test('signing out closes the sockets of the session and no others', async () => {
    const [gone, stays] = await Promise.all([someone(), someone()]);
    await platform.call(PATHS.logout, { method: 'POST', token: gone.token });
    expect(await gone.socket.closed).toEqual({ code: 1008, reason: 'session_revoked' });
    expect(await stays.socket.ask({ type: 'ping', message_id: 'm-5' })).toMatchObject({ type: 'pong' });
    await stays.socket.close();
  });

  test('after the end of authority nothing more is said or done', async () => {
    const { socket, user } = await someone();
    socket.raw.pause();
    const [open] = [...platform.core.sockets.values()].filter(({ userId }) => userId === user.id);
    open?.close(1008, 'session_revoked');
    platform.services.threads.create(user.id, { title: 'Secret' });
    socket.send({ type: 'user_message', message_id: 'm-6', payload: { content: 'too late' } });
    socket.raw.resume();
    expect((await socket.closed).code).toBe(1008);
    expect(socket.events()).toEqual([]);
    expect(platform.services.runs.active(user.id)).toEqual([]);
  });

  test('a shutdown closes with 1012, and a peer that does not answer does not hold it up', async () => {
    const leaving = await startTestPlatform();
    const [polite, silent] = await Promise.all([someone(leaving), someone(leaving)]);
    silent.socket.raw.pause();
    const since = performance.now();
    await leaving.close();
    expect(await polite.socket.closed).toEqual({ code: 1012, reason: 'service_restart' });
    expect(performance.now() - since).toBeLessThan(4000);
    expect(leaving.core.sockets.size).toBe(0);
    silent.socket.raw.terminate();
  });

  test('a reader that takes nothing is given up with 1013 before it costs much memory', async () => {
    const { socket, user } = await someone();
    const { id: threadId } = platform.services.threads.create(user.id, { title: 'Costs' });
    const content = 'x'.repeat(40_000);
    socket.raw.pause();
    Array.from({ length: 400 }, (_, index) =>
      platform.services.journal.append({ type: 'partial_result', userId: user.id, threadId, runId: 'run_1', agentName: 'data', payload: { content, index, is_complete: false } }),
    );
    expect(platform.core.listeners.has(user.id)).toBe(false);
    socket.raw.resume();
    expect(await socket.closed).toEqual({ code: 1013, reason: 'try_again_later' });
    expect(socket.events().length).toBeLessThan(300);
  });

  test('more frames than the quota allows are refused one by one, the socket stays', async () => {
    const strict = await startTestPlatform({ PLATFORM_SOCKET_RATE_LIMIT: '2' });
    const { socket } = await someone(strict);
    const answers = await Promise.all(['m-7', 'm-8', 'm-9'].map((message_id) => socket.ask({ type: 'ping', message_id })));
    expect(answers).toMatchObject([{ type: 'pong' }, { type: 'pong' }, { type: 'error', data: { error_code: 'RATE_LIMITED' } }]);
    await strict.close();
  });

  test('a caller that goes away while its token is looked at leaves nothing behind', async () => {
    const { access_token: token, user } = await platform.signIn();
    const slow = composeServices(platform.core, (services) => ({
      tokens: {
        ...services.tokens,
        async verify(given) {
          caller.destroy();
          await once(caller, 'close');
          return services.tokens.verify(given);
        },
      },
    }));
    const server = createServer().listen(0, '127.0.0.1');
    const closeSockets = attachSocketServer(server, platform.core, () => slow);
    await once(server, 'listening');
    const gone = once(server, 'connection').then(([wire]: Socket[]) => wire && once(wire, 'close'));
    const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const headers = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', `Authorization: Bearer ${token}`];
    caller.write(`GET /ws HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    await gone;
    expect([...platform.core.sockets.values()].filter(({ userId }) => userId === user.id)).toEqual([]);
    expect(platform.core.listeners.has(user.id)).toBe(false);
    await closeSockets();
    server.close();
  });
});
