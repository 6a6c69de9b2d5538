import { expect, test } from '@playwright/test';
import { profile, tokenPair } from '#contracts/auth.schema';
import { problem } from '#contracts/error.schema';
import { PATHS } from '#contracts/paths';
import { answerProvider, createVisitor, goToProvider } from './auth-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const CONTINUE = { answer: 'continue', email: 'Ada@Example.test' };

test.describe('signing in through a provider', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const exchange = (code: string | null) => platform.call(PATHS.oauthExchange, { method: 'POST', body: { code } });
  /** All the way to the app's address. */
  const comeBack = async (form = CONTINUE) => {
    const visitor = createVisitor(platform);
    const { page } = await goToProvider(visitor);
    const callback = await answerProvider(visitor, page, form);
    const home = await visitor.visit(callback);
    return { visitor, callback, home, code: new URL(home.headers.get('location') ?? '', platform.origin).searchParams.get('code') };
  };

  test('the browser is sent to the provider with PKCE, state and nonce', async () => {
    const response = await createVisitor(platform).visit('/auth/login?provider=google');
    const query = Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
    expect(response.status).toBe(302);
    expect(query).toMatchObject({
      response_type: 'code', client_id: 'touchstone', redirect_uri: `${platform.origin}/auth/callback`, scope: 'openid email profile', code_challenge_method: 'S256',
    });
    expect([query.state, query.nonce, query.code_challenge].map((value) => value?.length)).toEqual([43, 43, 43]);
    expect(response.headers.get('set-cookie')).toMatch(/^oauth_state=[\w-]{43}; Path=\/auth; HttpOnly; SameSite=Lax; Max-Age=600$/);
  });

  test('a person who agrees is signed in as the e-mail the provider vouches for', async () => {
    const { home, code } = await comeBack();
    expect(home.status).toBe(302);
    expect(home.headers.get('location')).toMatch(/^\/oauth\/complete\?code=[\w-]{43}$/);
    const answer = await exchange(code);
    const pair = tokenPair.parse(await answer.json());
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(profile.parse(await (await platform.call(PATHS.me, { token: pair.access_token })).json())).toMatchObject({ email: 'ada@example.test', auth_provider: 'google' });
  });

  test('a person known by that e-mail keeps the account', async () => {
    const { user } = await platform.signIn({ email: 'known@example.test', role: 'admin' });
    const { code } = await comeBack({ ...CONTINUE, email: 'known@example.test' });
    expect(tokenPair.parse(await (await exchange(code)).json()).user).toEqual(user);
  });

  test('a person who refuses comes back without a code', async () => {
    const { callback, home } = await comeBack({ ...CONTINUE, answer: 'refuse' });
    expect(new URL(callback).searchParams.get('error')).toBe('access_denied');
    expect(home.headers.get('location')).toBe('/sign-in?error=oauth_denied');
  });

  test('the one-time code is good once', async () => {
    const { code } = await comeBack();
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).status).toBe(401);
  });

  test('the one-time code is good for a minute and is not in the store', async () => {
    const { code } = await comeBack();
    expect(JSON.stringify(platform.core.db.prepare('SELECT * FROM oauth_codes').all())).not.toContain(code);
    platform.core.db.prepare('UPDATE oauth_codes SET expires_at = expires_at - 60').run();
    expect((await exchange(code)).status).toBe(401);
  });

  test('a callback is good once', async () => {
    const { visitor, callback } = await comeBack();
    const again = await visitor.visit(callback);
    expect(problem.parse(await again.json())).toMatchObject({ status: 400, error_code: 'BAD_REQUEST' });
  });

  test('a callback in a browser that did not begin is refused, a refusal too', async () => {
    const visitor = createVisitor(platform);
    const callback = await answerProvider(visitor, (await goToProvider(visitor)).page, CONTINUE);
    expect((await createVisitor(platform).visit(callback)).status).toBe(400);
    expect((await createVisitor(platform).visit('/auth/callback?error=access_denied')).status).toBe(400);
  });

  test('a changed state is refused, and ends the attempt', async () => {
    const visitor = createVisitor(platform);
    const callback = await answerProvider(visitor, (await goToProvider(visitor)).page, CONTINUE);
    const cookies = [...visitor.cookies];
    const changed = new URL(callback);
    changed.searchParams.set('state', 'x'.repeat(43));
    expect((await visitor.visit(changed.href)).status).toBe(400);
    cookies.forEach(([name, cookie]) => visitor.cookies.set(name, cookie));
    expect((await visitor.visit(callback)).status).toBe(400);
  });

  test('a code of another sign-in is refused', async () => {
    const [mine, theirs] = [createVisitor(platform), createVisitor(platform)];
    const stolen = new URL(await answerProvider(theirs, (await goToProvider(theirs)).page, CONTINUE)).searchParams.get('code') ?? '';
    const callback = new URL(await answerProvider(mine, (await goToProvider(mine)).page, CONTINUE));
    callback.searchParams.set('code', stolen);
    expect((await mine.visit(callback.href)).status).toBe(400);
  });

  test('the provider refuses to go on without PKCE, with plain, and to another address', async () => {
    const visitor = createVisitor(platform);
    const { authorize } = await goToProvider(visitor);
    const asked = (changes: Readonly<Record<string, string>>) => visitor.visit(`${authorize.pathname}?${new URLSearchParams({ ...Object.fromEntries(authorize.searchParams), ...changes })}`);
    const outcome = async (changes: Readonly<Record<string, string>>) => new URL((await asked(changes)).headers.get('location') ?? '').searchParams.get('error');
    expect(await outcome({ code_challenge: '', code_challenge_method: '' })).toBe('invalid_request');
    expect(await outcome({ code_challenge_method: 'plain' })).toBe('invalid_request');
    const elsewhere = await asked({ redirect_uri: `${platform.origin}/auth/callback/` });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.headers.get('location')).toBeNull();
  });

  test('what was typed comes back escaped', async () => {
    const visitor = createVisitor(platform);
    const { page } = await goToProvider(visitor);
    const again = await visitor.visit(page, { answer: 'continue', email: '"><script>alert(1)</script>' });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });

  test('a sign-in nobody began is told on a page', async () => {
    const response = await createVisitor(platform).visit('/oidc/interaction/made-up', CONTINUE);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('another provider is a mistake in the request', async () => {
    expect((await platform.call(`${PATHS.login}?provider=github`)).status).toBe(422);
    expect((await platform.call(PATHS.login)).status).toBe(422);
  });

  test('switched off, the whole way is gone', async () => {
    const without = await startTestPlatform({ PLATFORM_OAUTH: 'false' });
    const answers = await Promise.all([`${PATHS.login}?provider=google`, PATHS.oauthCallback, '/oidc/.well-known/openid-configuration'].map((path) => without.call(path)));
    await without.close();
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 404]);
  });
});
