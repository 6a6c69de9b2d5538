import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { profile, sessionList, tokenPair } from '#contracts/auth.schema';
import { problem } from '#contracts/error.schema';
import { PATHS } from '#contracts/paths';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const PASSWORD = 'correct horse battery staple';
let people = 0;

test.describe('accounts and sessions', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform({ PLATFORM_LOCKOUT_ATTEMPTS: '3' });
  });
  test.afterAll(() => platform.close());

  const post = (path: string, body: unknown, token?: string) => platform.call(path, { method: 'POST', body, ...(token ? { token } : {}) });
  const register = async () => {
    const email = `person-${++people}@example.test`;
    const response = await post(PATHS.register, { email, password: PASSWORD });
    return { email, response, pair: tokenPair.parse(await response.json()) };
  };
  const login = (email: string, password: string) => post(PATHS.login, { email, password });
  const refresh = (refresh_token: string) => post(PATHS.refresh, { refresh_token });
  const me = (token: string) => platform.call(PATHS.me, { token });

  test('registering signs in', async () => {
    const { email, response, pair } = await register();
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(profile.parse(await (await me(pair.access_token)).json())).toMatchObject({ email, auth_provider: 'local' });
  });

  test('an e-mail is taken in any spelling', async () => {
    const { email } = await register();
    expect((await post(PATHS.register, { email: email.toUpperCase(), password: PASSWORD })).status).toBe(409);
  });

  test('passwords and refresh tokens are nowhere in the store', async () => {
    const { pair } = await register();
    const tables = ['users', 'refresh_tokens', 'sessions'].map((table) => platform.core.db.prepare(`SELECT * FROM ${table}`).all());
    expect(JSON.stringify(tables)).toContain('scrypt$');
    expect(JSON.stringify(tables)).not.toContain(PASSWORD);
    expect(JSON.stringify(tables)).not.toContain(pair.refresh_token);
  });

  test('a wrong password and an unknown e-mail get the same answer', async () => {
    const { email } = await register();
    const answers = await Promise.all([login(email, 'wrong'), login('nobody-at-all@example.test', 'wrong')]);
    const [known, unknown] = await Promise.all(answers.map(async (answer) => problem.parse(await answer.json())));
    expect(known).toMatchObject({ status: 401, error_code: 'AUTH_FAILED', message: unknown?.message });
    expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual(Array(2).fill('Bearer realm="netra-platform"'));
  });

  test('an account without a password has none to guess', async () => {
    const { user } = await platform.signIn();
    expect((await login(user.email, 'undefined')).status).toBe(401);
  });

  test('failures in a row lock this account and no other', async () => {
    const [victim, other] = [await register(), await register()];
    await login(victim.email, 'wrong 1');
    await login(victim.email, 'wrong 2');
    expect((await login(victim.email, 'wrong 3')).status).toBe(401);
    const locked = await login(victim.email, PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(890);
    expect(problem.parse(await locked.json()).error_code).toBe('ACCOUNT_LOCKED');
    expect((await login(other.email, PASSWORD)).status).toBe(200);
  });

  test('a lock ends by itself', async () => {
    const { email } = await register();
    const later = Math.floor(Date.now() / 1000) - 1;
    await Promise.all(['a', 'b', 'c'].map((guess) => login(email, guess)));
    expect((await login(email, PASSWORD)).status).toBe(429);
    platform.core.db.prepare('UPDATE login_failures SET locked_until = ?, last_at = ? WHERE email = ?').run(later, later - 900, email);
    expect((await login(email, PASSWORD)).status).toBe(200);
  });

  test('guesses made at the same time learn no more than guesses in a row', async () => {
    const { email } = await register();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => login(email, `guess ${index}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  test('a success forgets the failures before it', async () => {
    const { email } = await register();
    await login(email, 'wrong 1');
    await login(email, 'wrong 2');
    await login(email, PASSWORD);
    await login(email, 'wrong 3');
    expect((await login(email, PASSWORD)).status).toBe(200);
  });

  test('a refresh token gives another pair of the same session', async () => {
    const { refresh_token, user } = await platform.signIn();
    const answer = await refresh(refresh_token);
    const next = tokenPair.parse(await answer.json());
    expect(next.user).toEqual(user);
    expect(next.refresh_token).not.toBe(refresh_token);
    const { sessions } = sessionList.parse(await (await platform.call(PATHS.sessions, { token: next.access_token })).json());
    expect(sessions).toMatchObject([{ current: true }]);
  });

  test('a refresh token used twice ends the session with all its tokens and sockets', async () => {
    const first = await platform.signIn();
    const closed: unknown[] = [];
    const second = tokenPair.parse(await (await refresh(first.refresh_token)).json());
    const sessionId = String(decodeJwt(second.access_token).sid);
    platform.core.sockets.set('own', { id: 'own', userId: first.user.id, sessionId, close: (...how) => closed.push(how), drop: () => undefined });
    platform.core.sockets.set('other', { id: 'other', userId: first.user.id, sessionId: 'ses_other', close: () => closed.push('other'), drop: () => undefined });

    expect((await refresh(first.refresh_token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect((await me(first.access_token)).status).toBe(401);
    expect((await me(second.access_token)).status).toBe(401);
    expect(closed).toEqual([[1008, 'session_revoked']]);
    platform.core.sockets.clear();
  });

  test('a refresh token ends with its time', async () => {
    const { refresh_token, user } = await platform.signIn();
    platform.core.db.prepare('UPDATE refresh_tokens SET expires_at = 1 WHERE session_id IN (SELECT id FROM sessions WHERE user_id = ?)').run(user.id);
    expect((await refresh(refresh_token)).status).toBe(401);
  });

  test('an access token is no refresh token, and the other way round', async () => {
    const { access_token, refresh_token } = await platform.signIn();
    expect((await refresh(access_token)).status).toBe(401);
    expect((await me(refresh_token)).status).toBe(401);
  });

  test('signing out ends both tokens of this session only', async () => {
    const { email, pair } = await register();
    const elsewhere = tokenPair.parse(await (await login(email, PASSWORD)).json());
    expect((await post(PATHS.logout, {}, pair.access_token)).status).toBe(200);
    expect((await post(PATHS.logout, {}, pair.access_token)).status).toBe(401);
    expect((await refresh(pair.refresh_token)).status).toBe(401);
    expect((await me(elsewhere.access_token)).status).toBe(200);
  });
});
