import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { makeCertificates } from '#utils/target/certificates';
import { PlatformProcess } from '#utils/target/platform-process';
import { classified, startClassified } from './support/classified.ts';
import { embeddedEnv, expect, test } from './support/framework-test.ts';
import type { Misconfiguration } from './support/misconfigured-platform.ts';
import { startMisconfigured } from './support/misconfigured-platform.ts';

const ANY = `test('lists', async ({ api }) => { await api.threads.list(); });`;
const OFF = { TOUCHSTONE_PREFLIGHT: 'off' };
const attached = (url: string, source: Readonly<Record<string, string>>) => ({ TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_API_URL: url, TOUCHSTONE_ENVIRONMENT: 'test', ...source });

function tokenWith(change: JWTPayload): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const good = { sub: 'usr_somebody', iss: 'netra-auth-service', aud: 'netra-platform', token_type: 'access', iat: now, exp: now + 900, jti: randomBytes(8).toString('hex') };
  return new SignJWT({ ...good, ...change }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(process.env['TOUCHSTONE_EMBEDDED_JWT_SECRET'] ?? 'a secret'));
}

test.describe('classes of real failures', () => {
  test('a wrong secret is one, for certain', async ({ platform }) => {
    const { preflight } = await classified(ANY, attached(platform.url, { TOUCHSTONE_JWT_SECRET: `not-the-secret-${randomBytes(24).toString('hex')}` }));
    expect(preflight).toMatchObject({ class: 'wrong-secret', certainty: 'certain' });
  });

  for (const { claim, change, told } of [
    { claim: 'issuer', change: { iss: 'somebody-else' }, told: 'wrong-claims' },
    { claim: 'audience', change: { aud: 'another-platform' }, told: 'wrong-claims' },
    { claim: 'type', change: { token_type: 'refresh' }, told: 'wrong-claims' },
    { claim: 'end', change: { exp: Math.floor(Date.now() / 1000) - 3600 }, told: 'expired' },
  ]) {
    test(`a token with a wrong ${claim} is told as ${told}, for certain`, async ({ platform }) => {
      const { preflight } = await classified(ANY, attached(platform.url, { TOUCHSTONE_TOKEN: await tokenWith(change) }));
      expect(preflight).toMatchObject({ class: told, certainty: 'certain' });
    });
  }

  const socketCases: readonly { wrong: Misconfiguration; told: string }[] = [
    { wrong: { socket: 'refuses' }, told: 'refused-at-upgrade' },
    { wrong: { socket: 'closes with 1008' }, told: 'accepted-then-closed' },
    { wrong: { socket: 'upgrades and stays silent' }, told: 'stall' },
  ];
  for (const { wrong, told } of socketCases) {
    test(`a socket that ${wrong.socket} is told as ${told}, by the preflight and by a test`, async () => {
      await using platform = await startMisconfigured(wrong);
      const { preflight } = await classified(ANY, { TOUCHSTONE_URL: platform.url });
      const { opens } = await classified(`test('opens', async ({ openSocket }) => { await openSocket(); });`, { TOUCHSTONE_URL: platform.url, ...OFF });
      expect([preflight, opens]).toMatchObject([{ class: told, certainty: 'certain' }, { class: told, certainty: 'certain' }]);
    });
  }

  test('clocks that differ are told as such, although the token looks like one from the future', async () => {
    await using platform = await startMisconfigured({ refusesTokens: true, skewSeconds: -7200 });
    const { preflight } = await classified(ANY, attached(platform.url, { TOUCHSTONE_TOKEN: await tokenWith({}) }));
    expect(preflight).toMatchObject({ class: 'clock-skew', certainty: 'certain' });
  });

  test('a proxy that answers by itself is told, by the preflight and by a test', async () => {
    await using platform = await startMisconfigured({ behindProxy: 403 });
    const env = attached(platform.url, { TOUCHSTONE_TOKEN: await tokenWith({}) });
    const [{ preflight }, { lists }] = [await classified(ANY, env), await classified(ANY, { ...env, ...OFF })];
    expect([preflight?.class, lists?.class]).toEqual(['proxy-refusal', 'proxy-refusal']);
  });

  test('a port on which nobody listens is unreachable, for certain, and so is a name without an address', async () => {
    const { url, [Symbol.asyncDispose]: stop } = await startMisconfigured({});
    await stop();
    const token = { TOUCHSTONE_TOKEN: await tokenWith({}) };
    const [port, name] = [await classified(ANY, attached(url, token)), await classified(ANY, attached('https://touchstone.invalid', token))];
    expect([port['preflight'], name['preflight']]).toMatchObject([{ class: 'unreachable', certainty: 'certain' }, { class: 'unreachable', certainty: 'certain' }]);
  });

  test('a certificate of an authority nobody knows is told as TLS, by the preflight and by a test', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-classify-'));
    const { certFile, keyFile } = await makeCertificates(folder);
    const platform = new PlatformProcess({ PLATFORM_TLS_CERT: certFile, PLATFORM_TLS_KEY: keyFile });
    await platform.start();
    const env = attached(platform.url.replace('http:', 'https:'), { TOUCHSTONE_TOKEN: await tokenWith({}) });
    const [{ preflight }, { lists }] = [await classified(ANY, env), await classified(ANY, { ...env, ...OFF })];
    await platform.dispose();
    rmSync(folder, { recursive: true });
    expect([preflight, lists]).toMatchObject([{ class: 'tls', certainty: 'certain' }, { class: 'tls', certainty: 'certain' }]);
  });

  test('a platform that is killed is unreachable, and its last failures are told as that', async () => {
    const platform = new PlatformProcess({});
    await platform.start();
    const run = startClassified(`test('waits', async ({ socket }) => { console.log('under way'); await socket.waitFor((frame) => frame.type === 'never', { timeoutMs: 20_000 }); });`, { ...embeddedEnv(platform), ...OFF });
    await run.says('under way');
    await platform.end('SIGKILL');
    const { waits } = await run.told;
    await platform.dispose();
    expect(waits).toMatchObject({ class: 'unreachable', certainty: 'certain' });
  });
});

test.describe('classes of failures of tests', () => {
  test.describe.configure({ mode: 'default' });
  let told: Awaited<ReturnType<typeof classified>>;
  test.beforeAll(async ({ platform }) => {
    // Expected failures keep their worker; what they failed with is told all the same.
    told = await classified(`
test.fail('leaves open', async ({ openSocket }) => { await openSocket(); });
test.fail('breaks', async ({ api }) => { const [first] = await api.threads.list(); first.title.trim(); });
test.fail('hostile origin', async ({ openSocket }) => { await openSocket({ origin: 'https://evil.example' }); });
test.fail('no admin', async ({ api }) => { await api.agents.config('data'); });
test.fail('no such thing', async ({ api }) => { await api.threads.get('thr_000000000000000000000000'); });
test.fail('never comes', async ({ socket }) => { await socket.waitFor((frame) => frame.type === 'never', { timeoutMs: 300 }); });
test.fail('dear', async () => { expect({ latencies: Array.from({ length: 100 }, () => 900), machine: { slowdown: 1, busy: 0 } }).toKeepBudget({ percent: 95, ms: 100 }); });
test.fail('wrong sum', async () => { expect(1 + 1).toBe(3); });
test.fail('something else', async () => { throw new Error('something else'); });
`, embeddedEnv(platform));
  });

  for (const { title, ...wanted } of [
    { title: 'leaves open', class: 'test-defect', certainty: 'certain' },
    { title: 'breaks', class: 'test-defect', certainty: 'likely' },
    { title: 'hostile origin', class: 'origin', certainty: 'certain' },
    { title: 'no admin', class: 'permission', certainty: 'certain' },
    { title: 'no such thing', class: 'data-loss', certainty: 'likely' },
    { title: 'never comes', class: 'stall', certainty: 'likely' },
    { title: 'dear', class: 'slow', certainty: 'certain' },
    { title: 'wrong sum', class: 'wrong-content', certainty: 'likely' },
    { title: 'something else', class: 'unknown', certainty: 'unknown' },
  ]) {
    test(`“${title}” is told as ${wanted.class}, ${wanted.certainty}`, () => {
      expect(told[title]).toMatchObject(wanted);
    });
  }

  test('whys begin with the failed statement, give evidence for what they call proven, and end in unknown', () => {
    const { whys = [] } = told['no admin'] ?? {};
    expect(whys[0]).toMatchObject({ question: 'What failed?', answer: `test.fail('no admin', async ({ api }) => { await api.agents.config('data'); });`, status: 'proven' });
    expect(whys.filter(({ status, evidence }) => status === 'proven' && evidence.length === 0)).toEqual([]);
    expect(whys.map(({ answer }) => answer).join('\n')).toContain('GET /api/agents/data/config as user 1 → 403 AUTH_UNAUTHORIZED');
    expect(whys.at(-1)).toMatchObject({ answer: 'unknown', status: 'unknown' });
  });

  test('what is only likely is a hypothesis in the chain of whys, never proven', () => {
    expect(told['wrong sum']?.whys.find(({ question }) => question === 'What is wrong?')).toMatchObject({ status: 'hypothesis' });
    expect(told['no admin']?.whys.find(({ question }) => question === 'What is wrong?')).toMatchObject({ status: 'proven' });
  });
});
