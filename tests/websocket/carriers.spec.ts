import { about, CLOSE, expect, needs, paths, test } from '#fixtures';
import { DEFECTS, REASONS } from './data/surfaces.ts';

const PASSWORD = 'correct-horse-battery';
const AUTH_FAILED = { status: 401, code: 'AUTH_FAILED' } as const;
const AS_FRAME = { shape: 'error-frame-then-close', closeCode: 1008, code: 'AUTH_FAILED', reason: 'auth_failed' } as const;
const FRIEND = 'https://app.example.com';

/** What proxies and test tools add; nobody may be somebody because of one. */
const spoofed = (userId: string): Readonly<Record<string, string>> => ({
  'x-user-id': userId, 'x-forwarded-user': userId, 'x-forwarded-for': '127.0.0.1', 'x-e2e-bypass': 'true', 'x-test-mode': 'true', 'x-test-user-id': userId,
});

test.describe('carriers', () => {
  test('WS-009 a valid token connects whatever other headers say, and no header stands in for one', async ({ session, openSocket, tryOpenSocket, anonymousApi }) => {
    const headers = spoofed(session.user.id);
    await using socket = await openSocket({ headers: { ...headers, 'x-user-id': 'usr_somebody_else', 'user-agent': 'curl/8' } });
    const stranger = await tryOpenSocket({ carrier: 'none', headers });
    const called = await anonymousApi.with({ headers }).threads.listRaw();

    expect(socket.greeting.user_id).toBe(session.user.id);
    expect(stranger).toBeRefused({ shape: 'refused-before-upgrade', ...AUTH_FAILED });
    expect(called).toBeProblem(AUTH_FAILED);
  });

  test('WS-013 a token counts in the header, on a socket also in the subprotocols, and neither in the address nor in a cookie', async ({
    session, api, stream, openSocket, tryOpenSocket,
  }) => {
    const { accessToken: token } = session;
    const cookie = { cookie: `token=${token}; access_token=${token}; jwt=${token}` };
    await using byHeader = await openSocket({ carrier: 'header' });
    await using byProtocol = await openSocket({ carrier: 'subprotocol' });
    const nobody = api.with({ token: null });
    const message = { message: 'Who is there?', agent_type: 'triage' };

    expect([byHeader.greeting.user_id, byProtocol.greeting.user_id]).toEqual([session.user.id, session.user.id]);
    expect([byHeader.protocol, byProtocol.protocol]).toEqual(['', 'jwt-auth']);
    expect(await tryOpenSocket({ carrier: 'none' })).toBeRefused({ shape: 'refused-before-upgrade', ...AUTH_FAILED });
    expect(await tryOpenSocket({ carrier: 'none', headers: cookie })).toBeRefused({ shape: 'refused-before-upgrade', ...AUTH_FAILED });
    expect(await tryOpenSocket({ carrier: 'query' })).toBeRefused({ shape: 'refused-before-upgrade', ...AUTH_FAILED });
    expect(await nobody.with({ headers: cookie }).threads.listRaw()).toBeProblem(AUTH_FAILED);
    expect(await nobody.send({ method: 'GET', path: paths.threads, query: { token, access_token: token } })).toBeProblem(AUTH_FAILED);
    expect(await stream.agentRaw(message, { authorization: null, ...cookie })).toBeProblem(AUTH_FAILED);
    expect(
      await nobody.send({ method: 'POST', path: paths.agentStream, json: message, headers: { 'sec-websocket-protocol': `jwt-auth, jwt.${token}` } }),
    ).toBeProblem(AUTH_FAILED);
  });

  test('of two tokens in one handshake the one in the header counts', needs('second-user'), async ({ session, openSocket, createUser }) => {
    const other = await createUser();
    const inProtocol = `jwt.${Buffer.from(other.session.accessToken).toString('base64url')}`;
    await using socket = await openSocket({ carrier: 'header', protocols: ['jwt-auth', inProtocol] });

    expect([socket.greeting.user_id, socket.protocol], about('permission')).toEqual([session.user.id, 'jwt-auth']);
  });

  test('WS-014 whichever way one has signed in, the socket greets the same account', needs('registration', 'dev-login', 'oauth', 'refresh-tokens'), async ({
    anonymousApi, clientWith, openSocket, tryOpenSocket, uniqueEmail, visitor,
  }) => {
    const registered = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
    const signedIn = await anonymousApi.auth.login({ email: uniqueEmail, password: PASSWORD });
    const developer = await anonymousApi.auth.devLogin({ email: uniqueEmail });
    const renewed = await anonymousApi.auth.refresh(developer.refresh_token);
    // Whoever owns the address takes the account over; that comes last.
    const before = await Promise.all([registered, signedIn, developer, renewed].map((pair) => openSocket({ token: pair.access_token })));
    const throughProvider = await anonymousApi.auth.oauthExchange(await visitor.signIn(uniqueEmail));
    await using after = await openSocket({ token: throughProvider.access_token });

    expect([...before, after].map(({ greeting }) => greeting.user_id)).toEqual(Array(5).fill(registered.user.id));
    expect((await clientWith({ token: throughProvider.access_token }).auth.me()).email).toBe(uniqueEmail);
    // It proved to own the address; a password that anybody could have set did not.
    await Promise.all(before.map((socket) => expect(socket).toCloseWith(CLOSE.sessionRevoked)));
    expect(await tryOpenSocket({ token: signedIn.access_token })).toBeRefused({ code: 'AUTH_FAILED' });
    await after.ping();
  });

  test('where refusals come after the upgrade, one error frame says why, then 1008, and nobody is greeted', needs('restart', 'token-minting', 'personas'), async ({
    openPlatform, session, tryOpenSocket, createUser, forgeToken, transcript,
  }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_REFUSAL: 'after_accept', PLATFORM_ALLOWED_ORIGINS: FRIEND });
    const own = await platform.createUser();
    await using socket = await own.openSocket({ origin: FRIEND, carrier: 'subprotocol' });
    for (const defect of DEFECTS) {
      expect(await own.tryOpenSocket({ token: await forgeToken(own.session, defect) })).toBeRefused(AS_FRAME);
      expect(await tryOpenSocket({ token: await forgeToken(session, defect) })).toBeRefused({ shape: 'refused-before-upgrade', ...AUTH_FAILED });
    }
    expect(await own.tryOpenSocket({ carrier: 'none' })).toBeRefused(AS_FRAME);
    expect(await own.tryOpenSocket({ carrier: 'query' })).toBeRefused(AS_FRAME);
    expect(await own.tryOpenSocket({ origin: 'https://evil.example' })).toBeRefused({ ...AS_FRAME, code: 'ORIGIN_NOT_ALLOWED', reason: 'origin_not_allowed' });
    using raw = await own.openRawSocket({ token: await forgeToken(own.session, 'expired') });
    const { frames, code, reason } = await raw.end();
    const [here, there] = [await createUser({ role: 'admin' }), await platform.createUser({ role: 'admin' })];
    const query = { action: 'socket_refused', trace_id: transcript.traceId } as const;
    const [before, after] = [await here.api.audit.list(query), await there.api.audit.list(query)];
    const due = DEFECTS.map((defect) => REASONS[defect]);

    expect(socket.greeting.user_id).toBe(own.session.user.id);
    expect(frames.map(({ payload }) => Object(JSON.parse(payload.toString())).type)).toEqual(['error']);
    expect([code, reason]).toEqual([1008, 'auth_failed']);
    // However it is told, what is written down as the reason is the same.
    expect(before.records.map((record) => record.reason).toReversed()).toEqual(due);
    expect(after.records.map((record) => record.reason).toReversed()).toEqual([...due, 'missing', 'query_token', 'origin', 'expired']);
    await socket.ping();
  });
});
