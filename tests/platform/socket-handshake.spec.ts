import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { problem } from '#contracts/error.schema';
import { serverFrame, SUBPROTOCOL } from '#contracts/frame.schema';
import { LIMITS } from '#contracts/limits';
import { dial, refusal } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const FRIEND = 'https://app.example.test';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

let platform: TestPlatform;
let accepting: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_ALLOWED_ORIGINS: FRIEND });
  accepting = await startTestPlatform({ PLATFORM_REFUSAL: 'after_accept' });
});
test.afterAll(() => Promise.all([platform.close(), accepting.close()]));

const token = async (on = platform) => (await on.signIn()).access_token;
const asProtocol = (value: string) => `jwt.${Buffer.from(value).toString('base64url')}`;

/** Sends bytes of its own making and gives the first line of the answer. */
async function statusLine(request: string): Promise<string> {
  const socket = connect(Number(new URL(platform.origin).port), '127.0.0.1');
  socket.end(request.replaceAll('\n', '\r\n'));
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString().split('\r\n')[0] ?? '';
}
const upgrade = (path: string, headers: string) => `GET ${path} HTTP/1.1\nHost: x\nConnection: Upgrade\n${headers}\n\n`;

test.describe('socket handshake', () => {
  test('the first frame is the greeting', async () => {
    const { access_token, user } = await platform.signIn();
    const socket = await dial(platform.origin, { token: access_token });
    const greeting = serverFrame.parse(await socket.until(() => true));
    expect(greeting.data).toEqual({
      event: 'connection_established', connection_id: expect.stringMatching(/^con_/), user_id: user.id, connection_ready: true,
      config: { heartbeat_interval: 30_000, max_message_size: LIMITS.frameBytes },
    });
    await socket.close();
  });

  test('a token in the subprotocols is taken and only its marker is echoed', async () => {
    const socket = await dial(platform.origin, { protocols: [SUBPROTOCOL, asProtocol(await token())] });
    expect(socket.raw.protocol).toBe(SUBPROTOCOL);
    await socket.untilType('system_message');
    await socket.close();
  });

  test('a stranger gets 401 with a challenge and a whole problem document', async () => {
    const { status, headers, body } = await refusal(platform.origin, { headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, 'x-request-id': 'r-1' } });
    expect(status).toBe(401);
    expect(headers).toMatchObject({ 'www-authenticate': 'Bearer realm="netra-platform"', 'content-type': 'application/problem+json', 'x-request-id': 'r-1', 'x-trace-id': TRACE });
    expect(problem.parse(body)).toMatchObject({ error_code: 'AUTH_FAILED', status: 401, request_id: 'r-1', trace_id: TRACE });
  });

  test('a token that is none gets 401', async () => {
    const { status, headers } = await refusal(platform.origin, { token: 'nonsense' });
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="netra-platform", error="invalid_token"']);
  });

  test('a valid token in the URL is refused', async () => {
    const { status, body } = await refusal(platform.origin, { query: `?token=${await token()}` });
    expect([status, problem.parse(body).error_code]).toEqual([401, 'AUTH_FAILED']);
  });

  test('a page of another origin gets 403 whatever token it has', async () => {
    const { status, body } = await refusal(platform.origin, { token: await token(), origin: 'https://evil.example' });
    expect([status, problem.parse(body).error_code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
  });

  test('a page of an allowed origin gets a socket', async () => {
    const socket = await dial(platform.origin, { token: await token(), origin: FRIEND });
    await socket.untilType('system_message');
    await socket.close();
  });

  test('one socket too many gets 429, and a place is free again when one has gone', async () => {
    const { access_token, user } = await platform.signIn();
    const own = () => [...platform.core.sockets.values()].filter(({ userId }) => userId === user.id).length;
    const sockets = await Promise.all(Array.from({ length: LIMITS.socketsPerUser }, () => dial(platform.origin, { token: access_token })));
    const { status, headers, body } = await refusal(platform.origin, { token: access_token });
    expect([status, headers['retry-after'], problem.parse(body).error_code]).toEqual([429, '5', 'TOO_MANY_SOCKETS']);
    await sockets[0]?.close();
    await expect.poll(own).toBe(LIMITS.socketsPerUser - 1);
    await dial(platform.origin, { token: access_token });
  });

  test('of handshakes at the same moment only as many as there are places succeed', async () => {
    const { access_token, user } = await platform.signIn();
    const tries = Array.from({ length: LIMITS.socketsPerUser + 5 }, () => dial(platform.origin, { token: access_token }));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.socketsPerUser);
    expect([...platform.core.sockets.values()].filter(({ userId }) => userId === user.id)).toHaveLength(LIMITS.socketsPerUser);
  });

  test('what a client sends before it was accepted is answered after the greeting', async () => {
    const socket = connect(Number(new URL(platform.origin).port), '127.0.0.1');
    // A masked frame with the mask 0: {"type":"ping"}.
    const early = Buffer.concat([Buffer.from([0x81, 0x80 + 15, 0, 0, 0, 0]), Buffer.from('{"type":"ping"}')]);
    const key = 'Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nUpgrade: websocket';
    socket.write(upgrade('/ws', `${key}\nAuthorization: Bearer ${await token()}`).replaceAll('\n', '\r\n'));
    socket.write(early);
    let heard = '';
    socket.on('data', (data: Buffer) => (heard += data.toString()));
    await expect.poll(() => heard).toMatch(/101 Switching[^]*connection_established[^]*"pong"/);
    socket.destroy();
  });

  test('only the address of the socket upgrades', async () => {
    expect(await statusLine(upgrade('/api/threads', 'Upgrade: websocket'))).toBe('HTTP/1.1 404 Not Found');
  });

  test('another version of the protocol gets 426', async () => {
    expect(await statusLine(upgrade('/ws', 'Upgrade: websocket\nSec-WebSocket-Version: 8'))).toBe('HTTP/1.1 426 Upgrade Required');
  });

  test('a plain GET gets 426 and is told what to speak', async () => {
    const response = await platform.call('/ws');
    expect([response.status, response.headers.get('upgrade')]).toEqual([426, 'websocket']);
    expect(problem.parse(await response.json()).error_code).toBe('UPGRADE_REQUIRED');
  });

  test('in the other style a stranger gets one error frame and 1008', async () => {
    const socket = await dial(accepting.origin, { token: 'nonsense' });
    expect(await socket.closed).toEqual({ code: 1008, reason: 'auth_failed' });
    expect(socket.frames.map((frame) => serverFrame.parse(frame))).toMatchObject([{ type: 'error', data: { error_code: 'AUTH_FAILED' } }]);
  });

  test('in the other style a page of another origin gets one error frame and 1008', async () => {
    const socket = await dial(accepting.origin, { token: await token(accepting), origin: 'https://evil.example' });
    expect(await socket.closed).toEqual({ code: 1008, reason: 'origin_not_allowed' });
    expect(socket.frames).toMatchObject([{ type: 'error', data: { error_code: 'ORIGIN_NOT_ALLOWED' } }]);
  });
});
