import { expect, needs, paths, test } from '#fixtures';

/** Long enough for a client on a busy machine to answer in, short enough to wait for twice. */
const HEARTBEAT_MS = 1000;
const FRIEND = 'https://app.example.com';

/** A ping of exactly so many bytes. */
const pingOf = (bytes: number, id: string) => {
  const frame = (filler: string) => JSON.stringify({ type: 'ping', message_id: id, payload: { filler } });
  return frame('x'.repeat(bytes - frame('').length));
};

test.describe('sockets', () => {
  test('035 the socket’s address serves token holders from the app’s own pages, and tells everybody else why not', async ({ api, anonymousApi, session, target, openSocket, tryOpenSocket, forgeToken }) => {
    const own = new URL(target.appUrl).origin;
    const stranger = await tryOpenSocket({ carrier: 'none', origin: own });
    const malformed = await tryOpenSocket({ token: await forgeToken(session, 'malformed') });
    const expired = await tryOpenSocket({ token: await forgeToken(session, 'expired'), carrier: 'subprotocol' });
    const forged = await tryOpenSocket({ token: await forgeToken(session, 'wrong_signature') });
    const hostile = await tryOpenSocket({ origin: 'https://evil.example' });
    const plain = await api.send({ method: 'GET', path: paths.socket });
    const posted = await anonymousApi.send({ method: 'POST', path: paths.socket, json: {} });
    await using socket = await openSocket({ origin: own, carrier: 'subprotocol' });

    expect(new URL(target.wsUrl).protocol).toBe(new URL(target.apiUrl).protocol.replace('http', 'ws'));
    expect(stranger).toBeRefused({ code: 'AUTH_FAILED' });
    expect(malformed).toBeRefused({ code: 'AUTH_FAILED' });
    expect(expired).toBeRefused({ code: 'AUTH_FAILED' });
    expect(forged).toBeRefused({ code: 'AUTH_FAILED' });
    expect(hostile).toBeRefused({ code: 'ORIGIN_NOT_ALLOWED' });
    expect(plain).toBeProblem({ status: 426, code: 'UPGRADE_REQUIRED' });
    expect([plain.headers.get('upgrade'), plain.headers.get('sec-websocket-version')]).toEqual(['websocket', '13']);
    expect(posted).toBeProblem({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect([socket.greeting.user_id, socket.protocol]).toEqual([session.user.id, 'jwt-auth']);
    await socket.ping();
  });

  test('036 a socket is refused to other origins and to tokens in a URL, ends with a frame too large or a dead peer, and may be idle', needs('restart'), async ({ openPlatform }) => {
    // Another process has to start first.
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_HEARTBEAT_MS: String(HEARTBEAT_MS), PLATFORM_ALLOWED_ORIGINS: FRIEND });
    const { openSocket, tryOpenSocket, session } = await platform.createUser();
    await using idle = await openSocket({ origin: FRIEND });
    const dead = await openSocket({ answersPings: false });
    const greedy = await openSocket();
    const most = greedy.greeting.config.max_message_size;
    greedy.sendRaw(pingOf(most, 'as large as may be'));
    const pong = await greedy.next('pong');
    greedy.sendRaw(pingOf(most + 1, 'one byte more'));

    await expect(greedy).toCloseWith({ code: 1009 });
    await expect(dead).toCloseWith({ code: 1006 });
    expect(pong).toMatchObject({ correlation_id: 'as large as may be' });
    expect(idle.greeting).toMatchObject({ user_id: session.user.id, config: { heartbeat_interval: HEARTBEAT_MS } });
    expect(await tryOpenSocket({ carrier: 'query' })).toBeRefused({ code: 'AUTH_FAILED' });
    expect(await tryOpenSocket({ origin: `${FRIEND}.evil.example` })).toBeRefused({ code: 'ORIGIN_NOT_ALLOWED' });
    expect(await tryOpenSocket({ origin: `${FRIEND}:444` })).toBeRefused({ code: 'ORIGIN_NOT_ALLOWED' });
    expect(await tryOpenSocket({ origin: 'null' })).toBeRefused({ code: 'ORIGIN_NOT_ALLOWED' });
    await idle.ping();
  });
});
