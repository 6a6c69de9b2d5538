import { expect, needs, test } from '#fixtures';
import { knock } from './data/surfaces.ts';

/** Claims that are wrong in every way from one on, by the one that is looked at first (contract, section 3). */
const ENDED = { exp: 1 };
const TOO_EARLY = { ...ENDED, nbf: 9_999_999_999 };
const ELSEWHERE = { ...TOO_EARLY, aud: 'another-platform' };
const OF_OTHERS = { ...ELSEWHERE, iss: 'somebody-else' };
const WRONG_AT_ONCE = { expired: { ...ENDED, sub: 'nobody' }, not_yet_valid: TOO_EARLY, audience: ELSEWHERE, issuer: OF_OTHERS, token_type: { ...OF_OTHERS, type: 'refresh', token_type: 'refresh' } };
const AUTH_FAILED = { status: 401, code: 'AUTH_FAILED' } as const;
const BEFORE_UPGRADE = { shape: 'refused-before-upgrade', ...AUTH_FAILED } as const;

test.describe('tokens', () => {
  test('WS-006 call, stream and socket agree about a token: the good one opens all three, a bad one none', async ({
    session, api, stream, openSocket, tryOpenSocket, forgeToken,
  }) => {
    const profile = await api.auth.me();
    const answered = await (await stream.agent('Where are we?', { agent: 'triage' })).finished();
    await using socket = await openSocket();
    const malformed = await knock({ api, stream, tryOpenSocket }, await forgeToken(session, 'malformed'));
    const expired = await knock({ api, stream, tryOpenSocket }, await forgeToken(session, 'expired'));

    expect([profile.id, socket.greeting.user_id]).toEqual([session.user.id, session.user.id]);
    expect(answered.outcome).toBe('completed');
    expect(malformed.call).toBeProblem(AUTH_FAILED);
    expect(malformed.stream).toBeProblem(AUTH_FAILED);
    expect(malformed.socket).toBeRefused(BEFORE_UPGRADE);
    expect(expired.call).toBeProblem(AUTH_FAILED);
    expect(expired.stream).toBeProblem(AUTH_FAILED);
    expect(expired.socket).toBeRefused(BEFORE_UPGRADE);
  });

  test('WS-007 one verifier stands behind all doors: of several defects in a token the log gives the same reason at each of them', needs('token-minting', 'server-logs'), async ({
    session, api, stream, tryOpenSocket, mintToken, control,
  }) => {
    const told: Record<string, readonly string[]> = {};
    for (const [first, claims] of Object.entries(WRONG_AT_ONCE)) {
      const before = (await control.log()).length;
      const refused = await knock({ api, stream, tryOpenSocket }, await mintToken(session, { claims }));
      const lines = (await control.log()).slice(before).filter(({ event }) => event === 'http_refused' || event === 'socket_refused');
      told[first] = lines.map(({ event, reason, fault }) => `${event}: ${String(reason ?? fault)}`).sort();
      expect(refused.socket).toBeRefused(BEFORE_UPGRADE);
    }

    expect(told).toEqual(Object.fromEntries(
      Object.keys(WRONG_AT_ONCE).map((first) => [first, [`http_refused: ${first}`, `http_refused: ${first}`, `socket_refused: ${first}`]]),
    ));
  });

  test('WS-008 nothing that proves who one is gets into the platform’s log', needs('server-logs', 'second-user'), async ({
    session, socket, openSocket, tryOpenSocket, createUser, forgeToken, control,
  }) => {
    const other = await createUser();
    const forged = await forgeToken(session, 'wrong_signature');
    await using inProtocol = await openSocket({ carrier: 'subprotocol' });
    await tryOpenSocket({ token: forged });
    await tryOpenSocket({ carrier: 'query' });
    await socket.request({ type: 'token_refresh', payload: { token: other.session.accessToken } });
    const log = (await control.log()).map((line) => JSON.stringify(line));
    // Any part of a token is too much: each is looked for on its own.
    const secrets = [session.accessToken, session.refreshToken, forged, other.session.accessToken].flatMap((token) => token.split('.'));

    expect(secrets.filter((secret) => log.some((line) => line.includes(secret))).length, 'secrets in the log').toBe(0);
    expect(log.filter((line) => line.includes('"socket_connected"'))).toHaveLength(2);
    expect(log.filter((line) => line.includes('"socket_refused"'))).toHaveLength(2);
    expect(log.filter((line) => line.includes('"frame_refused"'))).toHaveLength(1);
    expect(inProtocol.protocol).toBe('jwt-auth');
  });

  test(
    'WS-010 a token that was signed by hand with the right key opens a socket, the same claims under any other key or algorithm do not',
    needs('token-minting'),
    async ({ session, openSocket, tryOpenSocket, mintToken, forgeToken }) => {
      await using socket = await openSocket({ token: await mintToken(session), carrier: 'subprotocol' });
      const otherKey = await tryOpenSocket({ token: await forgeToken(session, 'wrong_signature'), carrier: 'subprotocol' });
      const otherAlgorithm = await tryOpenSocket({ token: await forgeToken(session, 'algorithm'), carrier: 'subprotocol' });
      const noKey = await tryOpenSocket({ token: await forgeToken(session, 'alg_none'), carrier: 'subprotocol' });

      expect(socket.greeting.user_id).toBe(session.user.id);
      expect(otherKey).toBeRefused(BEFORE_UPGRADE);
      expect(otherAlgorithm).toBeRefused(BEFORE_UPGRADE);
      expect(noKey).toBeRefused(BEFORE_UPGRADE);
      await socket.ping();
    },
  );

  test('WS-011 whoever holds a second token of a user goes on with that user’s conversation', needs('token-minting', 'scripted-model'), async ({
    session, api, openSocket, mintToken, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Begun elsewhere' });
    await using socket = await openSocket({ token: await mintToken(session) });
    const journey = await (await socket.ask(scripted('sent with the second token', { echo: true }), { agent: 'data', threadId: thread.id })).finished();
    const { messages } = await api.threads.messages(thread.id);

    expect(journey.outcome).toBe('completed');
    expect(messages.map(({ role, content }) => [role, content.replace(/^\[echo\] /, '')])).toEqual(
      [['user', 'sent with the second token'], ['assistant', 'sent with the second token']],
    );
    expect((await api.runs.get(journey.runId)).thread_id).toBe(thread.id);
  });

  test('WS-012 through the whole life of a token call, stream and socket change their minds at the same moment', needs('clock', 'token-minting'), async ({
    session, api, stream, openSocket, tryOpenSocket, clock, mintToken,
  }) => {
    const { token_expires_at: expiresAt } = await api.auth.me();
    const secondsLeft = expiresAt - Math.floor(Date.now() / 1000);
    const soon = await mintToken(session, { claims: { nbf: expiresAt - secondsLeft + 50 } });
    const over = await knock(clock.ahead({ seconds: secondsLeft + 1 }), session.accessToken);
    const stillGood = clock.ahead({ seconds: secondsLeft - 30 });
    const lastCall = await stillGood.api.auth.me();
    await using lastSocket = await stillGood.openSocket();
    // Clocks may differ by a minute, and not by more.
    await using early = await openSocket({ token: soon });
    const tooEarly = await knock(clock.behind({ seconds: 30 }), soon);
    await api.auth.logout();
    const revoked = await knock({ api, stream, tryOpenSocket }, session.accessToken);

    expect([lastCall.id, lastSocket.greeting.user_id, early.greeting.user_id]).toEqual([session.user.id, session.user.id, session.user.id]);
    expect(over.call).toBeProblem(AUTH_FAILED);
    expect(over.stream).toBeProblem(AUTH_FAILED);
    expect(over.socket).toBeRefused(BEFORE_UPGRADE);
    expect(tooEarly.call).toBeProblem(AUTH_FAILED);
    expect(tooEarly.stream).toBeProblem(AUTH_FAILED);
    expect(tooEarly.socket).toBeRefused(BEFORE_UPGRADE);
    expect(revoked.call).toBeProblem(AUTH_FAILED);
    expect(revoked.stream).toBeProblem(AUTH_FAILED);
    expect(revoked.socket).toBeRefused(BEFORE_UPGRADE);
  });
});
