import { expect, needs, paths, test } from '#fixtures';

const PASSWORD = 'correct-horse-battery';

/** What every answer of the platform carries, and what its pages carry besides. */
const PROTECTION = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
const SECURE_BY_PROTOCOL: Readonly<Record<string, readonly string[]>> = { 'https:': ['Secure'] };
const PAGES = ['/', '/sign-in', '/oauth/complete', '/threads/any'];

test.describe('sessions', () => {
  test('030 a sign-out ends its session everywhere and no other session of the same user', needs('registration'), async ({ anonymousApi, clientWith, openSocket, tryOpenSocket, uniqueEmail }) => {
    const leaving = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
    const staying = await anonymousApi.auth.login({ email: uniqueEmail, password: PASSWORD });
    const [here, elsewhere] = [clientWith({ token: leaving.access_token }), clientWith({ token: staying.access_token })];
    const socket = await openSocket({ token: leaving.access_token });
    await using other = await openSocket({ token: staying.access_token });
    const before = await elsewhere.auth.sessions();
    const goodbye = await here.auth.logoutRaw();

    await expect(socket).toCloseWith({ code: 1008, reason: 'session_revoked' });
    expect(goodbye).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(goodbye.headers.getSetCookie()).toEqual([]);
    expect(await here.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await here.auth.logoutRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await anonymousApi.auth.refreshRaw(leaving.refresh_token)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await tryOpenSocket({ token: leaving.access_token })).toBeRefused({ code: 'AUTH_FAILED' });
    expect(before.sessions).toHaveLength(2);
    expect((await elsewhere.auth.sessions()).sessions).toEqual(before.sessions.filter(({ current }) => current));
    await other.ping();
    expect((await anonymousApi.auth.refresh(staying.refresh_token)).user.id).toBe(leaving.user.id);
  });

  test('031 every public page carries each protection, and no session is kept in a cookie', needs('registration', 'oauth', 'chat-page'), async ({ anonymousApi, target, uniqueEmail }) => {
    const pages = await Promise.all(PAGES.map((path) => anonymousApi.send({ method: 'GET', path, at: 'app' })));
    const answers = await Promise.all([anonymousApi.operations.healthRaw(), anonymousApi.auth.configRaw(), anonymousApi.threads.listRaw(), anonymousApi.send({ method: 'GET', path: '/nothing' })]);
    const registered = await anonymousApi.auth.registerRaw({ email: uniqueEmail, password: PASSWORD });
    const signedIn = await anonymousApi.auth.loginRaw({ email: uniqueEmail, password: PASSWORD });
    const attempt = await anonymousApi.auth.oauthStartRaw('google');
    const secure = SECURE_BY_PROTOCOL[new URL(target.authUrl).protocol] ?? [];

    expect(pages.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual(PAGES.map(() => [200, 'text/html; charset=utf-8']));
    expect([...pages, ...answers].map(({ headers }) => Object.fromEntries(headers))).toEqual([...pages, ...answers].map(() => expect.objectContaining(PROTECTION)));
    expect([registered, signedIn].map(({ status, headers }) => [status, headers.getSetCookie()])).toEqual([[201, []], [200, []]]);
    // The one cookie there is lives as long as a sign-in at the provider takes.
    const cookies = attempt.headers.getSetCookie().map((cookie) => cookie.split('; '));
    expect(cookies).toEqual([[expect.stringMatching(/^oauth_state=[\w-]{43}$/), `Path=${paths.login.replace('/login', '')}`, 'HttpOnly', 'SameSite=Lax', 'Max-Age=600', ...secure]]);
  });
});
