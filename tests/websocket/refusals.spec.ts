import type { Handshake, User } from '#fixtures';
import { expect, LIMITS, needs, test } from '#fixtures';
import { nth } from './data/nth.ts';
import { tampered, twisted } from './data/broken-tokens.ts';

const AUTH_FAILED = { status: 401, code: 'AUTH_FAILED' } as const;
const CROWD = 30;
/** Refusals a second, and how many are measured in each of two batches. */
const RATE = { ratePerSecond: 40, requests: 40, warmUp: 5 };

/** Body of a refusal before the upgrade; empty for any other handshake. */
const bodyOf = (handshake: Handshake): Readonly<Record<string, unknown>> => ('body' in handshake ? Object(handshake.body) : {});
const statusOf = (handshake: Handshake) => ('status' in handshake ? handshake.status : handshake.shape);
/** Whom a handshake was greeted for, or its shape. */
const outcomeOf = (handshake: Handshake) => (handshake.shape === 'accepted' ? handshake.socket.greeting.user_id : handshake.shape);
const hangUp = async (handshake: Handshake) => (handshake.shape === 'accepted' ? handshake.socket.close() : undefined);

/** Every third of these has no good token. */
const attempt = async ({ session, tryOpenSocket }: User, index: number, badToken: string) => {
  const good = index % 3 !== 0;
  return { due: good ? session.user.id : 'refused-before-upgrade', handshake: await tryOpenSocket(good ? {} : { token: badToken }) };
};

test.describe('refusals', () => {
  test('WS-034 thirty sockets asked for at once with a token that has ended are all refused, and take no place from anybody', needs('clock'), async ({
    session, clock, api, openSocket,
  }) => {
    const { token_expires_at: expiresAt } = await api.auth.me();
    const later = clock.ahead({ seconds: expiresAt - Math.floor(Date.now() / 1000) + 1 });
    const refused = await Promise.all(Array.from({ length: CROWD }, () => later.tryOpenSocket()));
    // Had they taken places, the user would not get all of them now.
    const sockets = await Promise.all(Array.from({ length: LIMITS.socketsPerUser }, () => openSocket()));
    const bodies = refused.map(bodyOf);
    await Promise.all(sockets.map((socket) => socket.close()));

    expect(nth(refused, 0)).toBeRefused(AUTH_FAILED);
    expect(refused.map(({ shape }) => shape)).toEqual(refused.map(() => 'refused-before-upgrade'));
    expect(bodies.map(({ error_code: code, detail }) => [code, detail])).toEqual(refused.map(() => ['AUTH_FAILED', 'Invalid or expired token.']));
    expect(new Set(bodies.map(({ request_id: id }) => id)).size).toBe(CROWD);
    expect(sockets.map(({ greeting }) => greeting.user_id)).toEqual(sockets.map(() => session.user.id));
  });

  test('WS-035 of forty handshakes in one breath those with a good token are accepted, each for its own user, and the others are not', needs('second-user'), async ({
    createUser, forgeToken,
  }) => {
    const users = await Promise.all(Array.from({ length: 4 }, () => createUser()));
    const attempts = await Promise.all(
      users.flatMap((user, turn) => Array.from({ length: 10 }, async (_, index) => attempt(user, turn + index, await forgeToken(user.session, 'expired')))),
    );
    const outcomes = attempts.map(({ handshake }) => outcomeOf(handshake));
    await Promise.all(attempts.map(({ handshake }) => hangUp(handshake)));

    expect(nth(attempts, 0).handshake).toBeRefused(AUTH_FAILED);
    expect(outcomes).toEqual(attempts.map(({ due }) => due));
    expect(outcomes.filter((outcome) => outcome === 'refused-before-upgrade')).toHaveLength(14);
  });

  test('WS-036 refusing goes on as quickly as it began, however many were refused', needs('load'), async ({
    session, tryOpenSocket, openSocket, forgeToken, load, target,
  }) => {
    const token = await forgeToken(session, 'wrong_signature');
    const batch = () => load(RATE, () => tryOpenSocket({ token }));
    const [first, last] = [await batch(), await batch()];
    await using socket = await openSocket();

    expect(nth(last.answers, 0)).toBeRefused(AUTH_FAILED);
    expect([...first.errors, ...last.errors]).toEqual([]);
    expect([...first.answers, ...last.answers].map(({ shape }) => shape)).toEqual(Array(2 * RATE.requests).fill('refused-before-upgrade'));
    expect(first).toKeepBudget({ percent: 95, ms: target.budgets.apiMs });
    expect(last).toKeepBudget({ percent: 95, ms: target.budgets.apiMs });
    await socket.ping();
  });

  test('WS-037 a stolen token that has ended opens nothing, and its owner finds the attempt in the audit log, with the true address', needs('clock'), async ({
    session, api, clock, transcript,
  }) => {
    const { token_expires_at: expiresAt } = await api.auth.me();
    const later = clock.ahead({ seconds: expiresAt - Math.floor(Date.now() / 1000) + 1 });
    const headers = { 'x-request-id': `theft-${transcript.traceId}`, 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7' };
    const stolen = await later.tryOpenSocket({ headers });
    const { records, total } = await api.audit.mine({ action: 'socket_refused' });

    expect(stolen).toBeRefused(AUTH_FAILED);
    expect(total).toBe(1);
    expect(records).toMatchObject([{
      actor: null, action: 'socket_refused', subject: session.user.id, outcome: 'refused', reason: 'expired',
      address: expect.stringMatching(/^(?:::ffff:)?127\.0\.0\.1$|^::1$/), request_id: headers['x-request-id'], trace_id: transcript.traceId,
    }]);
    expect(Date.parse(records[0]?.at ?? '')).toBeGreaterThanOrEqual(expiresAt * 1000);
  });

  test('WS-038 a burst with an ended token is throttled by address and raises one alert, and good tokens go on as before', needs('restart', 'clock', 'personas'), async ({
    openPlatform, transcript,
  }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_BAD_TOKEN_RATE_LIMIT: '5', PLATFORM_ACCESS_TTL_SECONDS: '600' });
    const [victim, admin] = [await platform.createUser(), await platform.createUser({ role: 'admin' })];
    const input = { name: 'Somebody tries a token', metric: 'refused_sockets', threshold: 5, window_seconds: 60, cooldown_seconds: 600 } as const;
    const rule = await admin.api.observability.createAlertRule({ ...input, user_id: victim.session.user.id });
    const attempts = [];
    const alerts = [];
    for (let count = 0; count < 8; count += 1) {
      attempts.push(await victim.tryOpenSocket({ clockOffsetMs: 601_000 }));
      alerts.push((await admin.api.observability.alerts(rule.id)).alerts.length);
    }
    const { records } = await admin.api.audit.list({ action: 'socket_refused', trace_id: transcript.traceId });
    await using socket = await victim.openSocket();

    expect(attempts.map(statusOf)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(nth(attempts, 7)).toBeRefused({ status: 429, code: 'RATE_LIMITED' });
    expect(alerts, 'alerts after each attempt').toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(records.map(({ outcome }) => outcome).toReversed()).toEqual([...Array(5).fill('refused'), ...Array(3).fill('throttled')]);
    expect(new Set(records.map(({ subject }) => subject))).toEqual(new Set([victim.session.user.id]));
    await socket.ping();
  });

  test('WS-039 a token that is also malformed is refused in the same words, however it is malformed', needs('token-minting'), async ({
    session, tryOpenSocket, socket, forgeToken,
  }) => {
    const expired = await forgeToken(session, 'expired');
    const answers = [];
    for (const [what, token] of Object.entries(twisted(expired))) {
      const handshake = await tryOpenSocket({ token });
      expect(handshake).toBeRefused(AUTH_FAILED);
      answers.push([what, bodyOf(handshake)['detail']]);
    }

    expect(answers).toEqual(Object.keys(twisted(expired)).map((what) => [what, 'Invalid or expired token.']));
    await socket.ping();
  });

  test('WS-040 times that were altered in a token are found out by its signature, before anybody believes them', needs('server-logs', 'token-minting'), async ({
    session, tryOpenSocket, openSocket, forgeToken, control,
  }) => {
    const expired = await forgeToken(session, 'expired');
    const now = Math.floor(Date.now() / 1000);
    const altered = [
      tampered(expired, { exp: now + 3600 }), tampered(expired, { iat: now, exp: now + 3600 }), tampered(session.accessToken, { exp: now + 10 ** 9 }),
      tampered(session.accessToken, { nbf: 0 }),
    ];
    const refused = [];
    for (const token of altered) refused.push(await tryOpenSocket({ token }));
    const faults = (await control.log()).filter(({ event }) => event === 'socket_refused').map(({ fault }) => fault);
    await using socket = await openSocket();

    expect(nth(refused, 0)).toBeRefused(AUTH_FAILED);
    expect(refused.map(({ shape }) => shape)).toEqual(altered.map(() => 'refused-before-upgrade'));
    expect(faults).toEqual(altered.map(() => 'signature'));
    expect(socket.greeting.user_id).toBe(session.user.id);
  });
});
