import type { Session, TestFixtures } from '#fixtures';
import { about, CLOSE, expect, needs, test } from '#fixtures';
import { nth } from './data/nth.ts';

const PASSWORD = 'correct-horse-battery';
const AUTH_FAILED = { status: 401, code: 'AUTH_FAILED' } as const;
const WEEK_DAYS = 7;
const REFRESHES = { ratePerSecond: 40, requests: 40, warmUp: 5 };

/** Milliseconds by which a clock has to be ahead so that a session's token ends so soon. */
const untilEndIn = (soonMs: number, expiresAt: number) => expiresAt * 1000 - Date.now() - soonMs;
const statusesOf = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort((a, b) => a - b);
/** Uses up a session's refresh token, and so on; all refresh tokens there were, and the pair that is left. */
const rotate = async (api: TestFixtures['anonymousApi'], { accessToken, refreshToken }: Session, times: number) => {
  let newest = { access: accessToken, refresh: refreshToken };
  const family = [refreshToken];
  for (let count = 0; count < times; count += 1) {
    const { access_token: access, refresh_token: refresh } = await api.auth.refresh(newest.refresh);
    family.push(refresh);
    newest = { access, refresh };
  }
  return { family, newest };
};

test.describe('token refresh', () => {
  test(
    'WS-044 of five refreshes in one breath exactly one succeeds, and as a token was used twice the session is over for all',
    needs('refresh-tokens', 'second-user'),
    async ({ session, anonymousApi, openSocket, createUser }) => {
      const bystander = await createUser();
      const socket = await openSocket();
      await using others = await bystander.openSocket();
      const answers = await Promise.all(Array.from({ length: 5 }, () => anonymousApi.auth.refreshRaw(session.refreshToken)));
      const [won] = answers.filter(({ status }) => status === 200);

      expect(statusesOf(answers)).toEqual([200, 401, 401, 401, 401]);
      await expect(socket).toCloseWith(CLOSE.sessionRevoked);
      expect(await anonymousApi.auth.refreshRaw(Object(won?.body).refresh_token)).toBeProblem(AUTH_FAILED);
      expect(await anonymousApi.with({ token: Object(won?.body).access_token }).auth.meRaw()).toBeProblem(AUTH_FAILED);
      await others.ping();
    },
  );

  test('WS-045 a refresh token that is none is refused whatever it is, and the session and its socket go on', needs('refresh-tokens'), async ({
    session, anonymousApi, socket,
  }) => {
    const { refreshToken: good } = session;
    const bad = ['x', 'null', good.slice(1), `${good}A`, good.toUpperCase(), `${good.slice(1)}${good.slice(0, 1)}`, session.accessToken, `' OR '1'='1`, 'A'.repeat(5000)];
    const answers = await Promise.all(bad.map((token) => anonymousApi.auth.refreshRaw(token)));
    const missing = await anonymousApi.auth.refreshRaw('');

    expect(answers.map(({ status, body }) => [status, Object(body).error_code])).toEqual(bad.map(() => [401, 'AUTH_FAILED']));
    expect(nth(answers, 0)).toBeProblem(AUTH_FAILED);
    expect(missing).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['refresh_token'] });
    await socket.ping();
    expect((await anonymousApi.auth.refresh(good)).user.id).toBe(session.user.id);
  });

  test('WS-046 forty refreshes within a second all succeed within the budget, each with a pair of its own', needs('refresh-tokens', 'second-user', 'load'), async ({
    anonymousApi, createUser, openSocket, load, target,
  }) => {
    const users = await Promise.all(Array.from({ length: REFRESHES.warmUp + REFRESHES.requests }, () => createUser()));
    const turns = users.values();
    const refreshes = await load(REFRESHES, () => anonymousApi.auth.refresh(turns.next().value?.session.refreshToken ?? ''));
    await using socket = await openSocket({ token: refreshes.answers.at(-1)?.access_token ?? '' });

    expect(refreshes.errors).toEqual([]);
    expect(new Set(refreshes.answers.flatMap((pair) => [pair.access_token, pair.refresh_token])).size, about('isolation', 'tokens that nobody else got')).toBe(2 * REFRESHES.requests);
    expect(refreshes.answers.map(({ user }) => user.id)).toEqual(users.slice(REFRESHES.warmUp).map(({ session }) => session.user.id));
    expect(refreshes).toKeepBudget({ percent: 95, ms: target.budgets.apiMs });
    expect(socket.greeting.user_id).toBe(users.at(-1)?.session.user.id);
  });

  test(
    'WS-047 a refresh over a slow network succeeds, and one whose answer is lost ends the session when it is tried again',
    needs('drop-connections', 'registration'),
    async ({ network, anonymousApi, clientWith, openSocket, uniqueEmail }) => {
      const slow = await network.createUser();
      const account = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
      network.delay(120);
      const delayed = await slow.api.auth.refresh(slow.session.refreshToken);
      network.heal();
      network.stall('down');
      const unheard = slow.api.with({ timeoutMs: 400 }).auth.refreshRaw(account.refresh_token).then(() => 'answered', () => 'no answer');
      await using socket = await openSocket({ token: account.access_token });
      const heard = await unheard;
      network.heal();
      const again = await slow.api.auth.refreshRaw(account.refresh_token);
      const back = await anonymousApi.auth.login({ email: uniqueEmail, password: PASSWORD });

      expect((await clientWith({ token: delayed.access_token }).auth.me()).id).toBe(slow.session.user.id);
      expect(heard).toBe('no answer');
      // It was used up all the same, and nobody can tell the second try from a thief's.
      expect(again).toBeProblem(AUTH_FAILED);
      await expect(socket).toCloseWith(CLOSE.sessionRevoked);
      expect(await clientWith({ token: account.access_token }).auth.meRaw()).toBeProblem(AUTH_FAILED);
      expect((await clientWith({ token: back.access_token }).auth.me()).id).toBe(account.user.id);
    },
  );

  test(
    'WS-048 a socket is told that its token ends soon, and a newer one keeps it, in the same session and with the same run',
    needs('clock', 'refresh-tokens', 'scripted-model'),
    async ({ session, api, clock, openSocket, scripted }) => {
      const { token_expires_at: expiresAt } = await api.auth.me();
      const clockOffsetMs = untilEndIn(60_300, expiresAt);
      const { api: later } = clock.ahead({ seconds: clockOffsetMs / 1000 });
      await using socket = await openSocket({ clockOffsetMs });
      const run = await socket.ask(scripted('Tell me slowly.', { slowMs: 30, echo: true }), { agent: 'data' });
      const notice = await socket.next('token_expiring');
      const renewed = await later.auth.refresh(session.refreshToken);
      const goodUntil = await socket.refreshToken(renewed.access_token);
      const journey = await run.finished();
      const before = socket.received.slice(0, socket.received.findIndex(({ frame }) => frame.type === 'token_expiring')).map(({ frame }) => frame.type);

      expect(notice.data.expires_at).toBe(expiresAt);
      expect(notice.data.expires_in).toBeLessThanOrEqual(60);
      expect(notice.data.expires_in, 'seconds that are left').toBeGreaterThanOrEqual(50);
      expect(before[0]).toBe('system_message');
      expect(goodUntil).toBeGreaterThan(expiresAt);
      expect(journey.outcome).toBe('completed');
      expect(socket.closure).toBeUndefined();
      expect((await later.auth.sessions()).sessions.map(({ current }) => current)).toEqual([true]);
      await socket.ping();
    },
  );

  test('a socket whose token ends is closed then and with that reason, and its run goes on without it', needs('clock', 'scripted-model'), async ({
    api, openSocket, scripted,
  }) => {
    const { token_expires_at: expiresAt } = await api.auth.me();
    const socket = await openSocket({ clockOffsetMs: untilEndIn(900, expiresAt) });
    const run = await socket.ask(scripted('What do our models cost?', { slowMs: 15 }), { agent: 'data' });
    await expect(socket).toCloseWith(CLOSE.tokenExpired);
    await expect.poll(async () => (await api.runs.get(run.id)).status).toBe('completed');
    await using later = await openSocket();
    await later.resume(run.threadId, 0);
    const journey = await later.run(run.id, run.threadId).finished();

    expect(socket.received.map(({ frame }) => frame.type).filter((type) => type === 'token_expiring')).toHaveLength(1);
    expect(journey.outcome).toBe('completed');
    expect(journey).toFollowContract();
  });

  test(
    'WS-049 only a good access token of the same user extends a socket; any other is refused and leaves it as it was',
    needs('clock', 'second-user', 'token-minting', 'refresh-tokens'),
    async ({ session, api, openSocket, createUser, forgeToken, mintToken }) => {
      const other = await createUser();
      const { token_expires_at: expiresAt } = await api.auth.me();
      await using socket = await openSocket({ clockOffsetMs: untilEndIn(60_800, expiresAt) });
      await using kept = await openSocket();
      const late = { claims: { exp: expiresAt + 3600 } };
      const foreign = [
        await mintToken(other.session, late), await forgeToken(session, 'wrong_signature'), await forgeToken(session, 'expired'), await forgeToken(session, 'wrong_type'),
        session.refreshToken, 'nonsense',
      ];
      const replies = [];
      for (const token of foreign) replies.push(await socket.request({ type: 'token_refresh', payload: { token } }));
      const empty = await socket.request({ type: 'token_refresh', payload: {} });

      expect(replies.map((reply) => [reply.type, Object(reply.data).error_code])).toEqual(foreign.map(() => ['error', 'AUTH_FAILED']));
      expect(empty).toMatchObject({ type: 'error', data: { error_code: 'VALIDATION_ERROR', fields: [{ path: 'payload.token' }] } });
      expect((await socket.next('token_expiring')).data.expires_at).toBe(expiresAt);
      // The same frame with a token of one's own.
      expect(await kept.refreshToken(await mintToken(session, late))).toBe(expiresAt + 3600);
    },
  );

  test(
    'WS-050 every rotation uses up the pair before it, one that turns up again ends the family, and an unused one ends by itself',
    needs('refresh-tokens', 'second-user', 'clock'),
    async ({ anonymousApi, clientWith, createUser }) => {
      const users = await Promise.all(Array.from({ length: 4 }, () => createUser()));
      const rotated = await Promise.all(users.map(async (user) => ({ user, ...(await rotate(anonymousApi, user.session, 3)) })));
      const [inPeace, ...told] = rotated;
      const sockets = await Promise.all(told.map(({ user, newest }) => user.openSocket({ token: newest.access })));
      const before = await Promise.all(rotated.map(({ newest }) => clientWith({ token: newest.access }).auth.sessions()));
      // The first of one family turns up again, the second of another, the third of a third; one is left in peace.
      const reused = await Promise.all(told.map(({ family }, member) => anonymousApi.auth.refreshRaw(family[member] ?? '')));
      await Promise.all(sockets.map((socket) => expect(socket).toCloseWith(CLOSE.sessionRevoked)));
      const after = await Promise.all(rotated.map(({ newest }) => clientWith({ token: newest.access }).auth.meRaw()));
      const unused = inPeace?.newest.refresh ?? '';
      const weekLater = anonymousApi.with({ clockOffsetMs: (WEEK_DAYS * 24 * 3600 + 60) * 1000 });

      expect(before.map(({ sessions }) => sessions.length)).toEqual([1, 1, 1, 1]);
      expect(new Set(rotated.flatMap(({ family }) => family)).size).toBe(16);
      expect(statusesOf(reused)).toEqual([401, 401, 401]);
      expect(after.map(({ status }) => status)).toEqual([200, 401, 401, 401]);
      expect(await weekLater.auth.refreshRaw(unused)).toBeProblem(AUTH_FAILED);
      expect((await anonymousApi.auth.refresh(unused)).user.id).toBe(inPeace?.user.session.user.id);
    },
  );
});
