import { expect, test } from '@playwright/test';
import { authConfig, profile, serviceToken, tokenPair, validation } from '#contracts/auth.schema';
import { problem } from '#contracts/error.schema';
import { LIMITS } from '#contracts/limits';
import { PATHS } from '#contracts/paths';
import { BYPASS_KEY, SECRET } from './auth-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const SERVICE_SECRET = 'a-service-secret-of-the-platform-tests-only';
const DEPLOYED = { PLATFORM_CONTROL_KEY: undefined, PLATFORM_E2E_BYPASS_KEY: undefined, PLATFORM_OAUTH: 'false' };

/** One platform for one question; gone when the test is. */
async function startOnce(overrides: Readonly<Record<string, string | undefined>>): Promise<TestPlatform & AsyncDisposable> {
  const platform = await startTestPlatform(overrides);
  return { ...platform, [Symbol.asyncDispose]: () => platform.close() };
}
const testAuth = (platform: TestPlatform, body: object, key?: string) =>
  platform.call(PATHS.testAuth, { method: 'POST', body, ...(key ? { headers: { 'x-e2e-bypass-key': key } } : {}) });

test.describe('doors for tests and services', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform({ PLATFORM_SERVICE_SECRET: SERVICE_SECRET });
  });
  test.afterAll(() => platform.close());

  test('the bypass key makes a user with exactly what was asked for', async () => {
    const wish = { email: 'wish@example.test', name: 'Wish', role: 'power_user', plan: 'free', permissions: ['reports:read'] };
    const pair = tokenPair.parse(await (await testAuth(platform, wish, BYPASS_KEY)).json());
    expect(pair.user).toMatchObject({ email: wish.email, full_name: 'Wish', role: 'power_user', plan: 'free', permissions: ['reports:read'] });
    const verdict = await platform.services.tokens.verify(pair.access_token);
    expect(verdict).toMatchObject({ ok: true, principal: { role: 'power_user', plan: 'free', permissions: ['reports:read'] } });
  });

  test('a second call for the same e-mail changes that user', async () => {
    const email = 'again@example.test';
    const first = tokenPair.parse(await (await testAuth(platform, { email }, BYPASS_KEY)).json());
    const second = tokenPair.parse(await (await testAuth(platform, { email, role: 'admin' }, BYPASS_KEY)).json());
    expect(first.user).toMatchObject({ role: 'standard_user', plan: 'pro', permissions: [] });
    expect(second.user).toEqual({ ...first.user, role: 'admin' });
  });

  test('without the bypass key or with a wrong one there is no test user', async () => {
    const answers = await Promise.all([testAuth(platform, {}), testAuth(platform, {}, 'wrong'), testAuth(platform, {}, `${BYPASS_KEY}x`)]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  test('without a configured key the bypass does not exist', async () => {
    await using keyless = await startOnce({ PLATFORM_E2E_BYPASS_KEY: undefined });
    expect((await testAuth(keyless, {}, BYPASS_KEY)).status).toBe(503);
  });

  test('production has neither test users nor developer sign-in', async () => {
    await using production = await startOnce({ ...DEPLOYED, PLATFORM_ENVIRONMENT: 'production' });
    expect((await testAuth(production, {}, BYPASS_KEY)).status).toBe(403);
    expect((await production.call(PATHS.devLogin, { method: 'POST' })).status).toBe(403);
    expect(authConfig.parse(await (await production.call(PATHS.authConfig)).json())).toMatchObject({ development_mode: false });
  });

  test('staging has no developer sign-in', async () => {
    await using staging = await startOnce({ PLATFORM_ENVIRONMENT: 'staging', PLATFORM_OAUTH: 'false' });
    expect((await staging.call(PATHS.devLogin, { method: 'POST' })).status).toBe(403);
  });

  test('developer sign-in needs no input', async () => {
    const pair = tokenPair.parse(await (await platform.call(PATHS.devLogin, { method: 'POST' })).json());
    expect(profile.parse(await (await platform.call(PATHS.me, { token: pair.access_token })).json())).toMatchObject({ email: 'dev@example.com', auth_provider: 'dev' });
  });

  test('only a service may ask whether a token is good', async () => {
    const { access_token: token, user } = await platform.signIn({ permissions: ['a'] });
    const ask = (secret: string, asked: string) =>
      platform.call(PATHS.validate, { method: 'POST', body: { token: asked }, headers: { 'x-service-id': 'netra-backend', 'x-service-secret': secret } });
    expect(validation.parse(await (await ask(SERVICE_SECRET, token)).json())).toMatchObject({ valid: true, user_id: user.id, permissions: ['a'] });
    expect(await (await ask(SERVICE_SECRET, `${token}x`)).json()).toEqual({ valid: false, error: 'invalid_token' });
    expect((await ask('wrong', token)).status).toBe(401);
    expect((await platform.call(PATHS.validate, { method: 'POST', body: { token } })).status).toBe(401);
  });

  test('anybody may ask about the token they hold', async () => {
    const { access_token: token } = await platform.signIn();
    expect(validation.parse(await (await platform.call(PATHS.verify, { token })).json()).valid).toBe(true);
    expect(await (await platform.call(PATHS.verify)).json()).toEqual({ valid: false, error: 'invalid_token' });
  });

  test('a service token opens nothing that is for users', async () => {
    const credentials = { service_id: 'netra-backend', service_secret: SERVICE_SECRET };
    const { access_token } = serviceToken.parse(await (await platform.call(PATHS.serviceToken, { method: 'POST', body: credentials })).json());
    expect((await platform.call(PATHS.me, { token: access_token })).status).toBe(401);
    expect((await platform.call(PATHS.serviceToken, { method: 'POST', body: { ...credentials, service_id: 'other' } })).status).toBe(401);
  });

  test('a body over 50 KB is refused here', async () => {
    const response = await platform.call(PATHS.login, { method: 'POST', body: { email: 'a@example.test', password: 'x'.repeat(LIMITS.authBodyBytes) } });
    expect(problem.parse(await response.json())).toMatchObject({ status: 413, error_code: 'PAYLOAD_TOO_LARGE' });
  });

  test('tokens survive a restart with the same secret and store, and revocation does too', async () => {
    const settings = { PLATFORM_DATABASE: test.info().outputPath('platform.db'), PLATFORM_JWT_SECRET: SECRET };
    const before = await startTestPlatform(settings);
    const [kept, ended] = [await before.signIn(), await before.signIn()];
    await before.call(PATHS.logout, { method: 'POST', token: ended.access_token });
    await before.close();
    await using after = await startOnce(settings);
    expect((await after.call(PATHS.me, { token: kept.access_token })).status).toBe(200);
    expect((await after.call(PATHS.me, { token: ended.access_token })).status).toBe(401);
    expect((await after.call(PATHS.refresh, { method: 'POST', body: { refresh_token: kept.refresh_token } })).status).toBe(200);
  });
});
