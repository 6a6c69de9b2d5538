import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { embeddedEnv, expect, fixtureSpecOf, test } from './support/framework-test.ts';
import type { InlineResult } from './support/inline-project.ts';
import { configOf, InlineProject } from './support/inline-project.ts';
import type { Misconfiguration } from './support/misconfigured-platform.ts';
import { startMisconfigured } from './support/misconfigured-platform.ts';

const SETUP = join(resolve(import.meta.dirname, '../..'), 'fixtures/global-setup.ts');
const SPECS = fixtureSpecOf(['one', 'two', 'three'].map((title) => `test('${title}', async ({ api }) => { console.log('a test has started'); await api.threads.list(); });`).join('\n'));
const BYPASS_KEY = `not-the-bypass-key-${randomBytes(16).toString('hex')}`;

/** A run of three tests behind the preflight. */
async function runWith(env: Readonly<Record<string, string>>): Promise<InlineResult> {
  using project = new InlineProject({ 'playwright.config.ts': configOf(`globalSetup: '${SETUP}',`), 'a.spec.ts': SPECS });
  return await project.run({ env });
}

const attached = (url: string, source: Readonly<Record<string, string>>) => ({ TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_API_URL: url, TOUCHSTONE_ENVIRONMENT: 'test', ...source });

/** One diagnosis in the named layer, and nothing else: no test, no GO, no secret. */
function expectDiagnosis({ exitCode, output, iteration }: InlineResult, layer: string, secrets: readonly string[] = []): void {
  expect(output).toContain(`layer: ${layer}\n`);
  expect(iteration?.errors.map(({ code }) => code)).toEqual(['E_PREFLIGHT']);
  expect(output).not.toContain('a test has started');
  expect({ exitCode, decision: iteration?.decision, failures: iteration?.failures, executed: iteration?.totals.passed }).toEqual({ exitCode: 1, decision: 'INCONCLUSIVE', failures: [], executed: 0 });
  expect(secrets.filter((secret) => output.includes(secret) || JSON.stringify(iteration).includes(secret))).toEqual([]);
}

/** A token with the platform's own signature, where there is a platform, and claims of one's choice; undefined leaves one out. */
function tokenWith(change: JWTPayload): Promise<string> {
  const secret = process.env['TOUCHSTONE_EMBEDDED_JWT_SECRET'] ?? 'a secret that nobody looks at';
  const now = Math.floor(Date.now() / 1000);
  const good = { sub: 'usr_somebody', iss: 'netra-auth-service', aud: 'netra-platform', token_type: 'access', iat: now, exp: now + 900, jti: randomBytes(8).toString('hex') };
  return new SignJWT({ ...good, ...change }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret));
}

test.describe('preflight', () => {
  test('a good target is told in one line, and its tests run', async ({ platform }) => {
    const { exitCode, output, iteration } = await runWith(embeddedEnv(platform));
    expect(output).toMatch(/Target embedded \(test\) at http:\S+: offers everything, grants everything; preflight ok in \d+ ms/);
    expect({ exitCode, passed: iteration?.totals.passed }).toEqual({ exitCode: 0, passed: 3 });
  });

  test('a wrong JWT secret is told once, as the signature, with the variable to change', async ({ platform }) => {
    const secret = `not-the-secret-${randomBytes(24).toString('hex')}`;
    const result = await runWith(attached(platform.url, { TOUCHSTONE_JWT_SECRET: secret }));
    expectDiagnosis(result, 'token', [secret]);
    expect(result.output).toContain('signature: the secret differs from the platform’s\n');
    expect(result.output).toContain('TOUCHSTONE_JWT_SECRET: set the secret with which the platform verifies');
  });

  test('the right secret for a user the platform does not know is told as the user, not as the secret', async ({ platform }) => {
    const secret = process.env['TOUCHSTONE_EMBEDDED_JWT_SECRET'] ?? '';
    const result = await runWith(attached(platform.url, { TOUCHSTONE_JWT_SECRET: secret, TOUCHSTONE_USER_ID: 'usr_nobody' }));
    expectDiagnosis(result, 'token', [secret]);
    expect(result.output).toContain('sub: the secret is right, but the platform knows no active user “usr_nobody”');
  });

  for (const { claim, change, told } of [
    { claim: 'issuer', change: { iss: 'somebody-else' }, told: 'iss: “somebody-else”, must be “netra-auth-service”' },
    { claim: 'audience', change: { aud: 'another-platform' }, told: 'aud: “another-platform”, must be “netra-platform”' },
    { claim: 'missing token_type', change: { token_type: undefined }, told: 'token_type: missing, must be “access”' },
    { claim: 'expiry in the past', change: { exp: Math.floor(Date.now() / 1000) - 3600 }, told: 'exp: the token expired 36' },
  ]) {
    test(`a token with a wrong claim (${claim}) is told with this claim and no other`, async ({ platform }) => {
      const token = await tokenWith(change);
      const result = await runWith(attached(platform.url, { TOUCHSTONE_TOKEN: token }));
      expectDiagnosis(result, 'token', [token]);
      expect(result.output).toMatch(/the token is wrong in:\n[^\n]+\n\s+where:/);
      expect(result.output).toContain(told);
    });
  }

  for (const { what, env, secret, told } of [
    { what: 'password', env: { TOUCHSTONE_EMAIL: 'nobody@example.com', TOUCHSTONE_PASSWORD: 'wrong horse battery' }, secret: 'wrong horse battery', told: 'a token from the password' },
    { what: 'bypass key', env: { TOUCHSTONE_BYPASS_KEY: BYPASS_KEY }, secret: BYPASS_KEY, told: 'a token from the bypass key' },
  ]) {
    test(`a wrong ${what} is told as the source of tokens, with the platform’s refusal`, async ({ platform }) => {
      const result = await runWith(attached(platform.url, env));
      expectDiagnosis(result, 'token', [secret]);
      expect(result.output).toContain(told);
      expect(result.output).toMatch(/status 401.*\n.*AUTH_FAILED/);
    });
  }

  const socketCases: readonly { wrong: Misconfiguration; layer: string; told: string }[] = [
    { wrong: { socket: 'refuses' }, layer: 'application at the upgrade', told: 'refused-before-upgrade with status 403' },
    { wrong: { socket: 'closes with 1008' }, layer: 'application after accepting', told: 'closed-after-accept with 1008 "auth_failed"' },
    { wrong: { socket: 'tells an error and closes with 1008' }, layer: 'application after accepting', told: 'error-frame-then-close with 1008 "auth_failed"' },
    { wrong: { socket: 'upgrades and stays silent' }, layer: 'silence', told: 'silence after the upgrade' },
    { wrong: { socket: 'never answers' }, layer: 'silence', told: 'silence: no answer to the upgrade' },
  ];
  for (const { wrong, layer, told } of socketCases) {
    test(`a socket that ${wrong.socket} is told as layer ${layer}, though HTTP is fine`, async () => {
      await using platform = await startMisconfigured(wrong);
      const result = await runWith({ TOUCHSTONE_URL: platform.url });
      expectDiagnosis(result, layer);
      expect(result.output).toContain(told);
      expect(result.output).toContain('the same token was accepted over HTTP');
    });
  }

  test('clocks that differ are told with the difference', async () => {
    await using platform = await startMisconfigured({ refusesTokens: true, skewSeconds: -7200 });
    const result = await runWith(attached(platform.url, { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expectDiagnosis(result, 'token');
    expect(result.output).toMatch(/iat: the token was issued 7\d\d\d s from now by the server’s clock; the clocks differ by -7\d\d\d s/);
  });

  test('something in front of the platform is told as proxy', async () => {
    await using platform = await startMisconfigured({ behindProxy: 502 });
    const result = await runWith(attached(platform.url, { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expectDiagnosis(result, 'proxy');
  });

  test('a port on which nobody listens is told as TCP', async () => {
    const { url, [Symbol.asyncDispose]: stop } = await startMisconfigured({});
    await stop();
    const result = await runWith(attached(url, { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expectDiagnosis(result, 'TCP');
    expect(result.output).toContain('ECONNREFUSED');
  });

  test('a name without an address is told as DNS', async () => {
    const result = await runWith(attached('https://touchstone.invalid', { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expectDiagnosis(result, 'DNS');
    expect(result.output).toContain('touchstone.invalid has no address');
  });

  test('a port that does not speak TLS is told as TLS', async () => {
    await using platform = await startMisconfigured({});
    const result = await runWith(attached(platform.url.replace('http:', 'https:'), { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expectDiagnosis(result, 'TLS');
  });
});
