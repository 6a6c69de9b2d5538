import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, decodeJwt, exportSPKI, importJWK, jwtVerify } from 'jose';
import { accessClaims } from '#contracts/auth.schema';
import { problem } from '#contracts/error.schema';
import { PATHS } from '#contracts/paths';
import { forge, goodClaims } from './auth-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const now = () => Math.floor(Date.now() / 1000);
const STRAY = 'the-secret-of-somebody-else-0123456789-0123456789';

/** Each makes a token that is wrong in one way, and names the reason that belongs into the log. */
const DEFECTS: readonly { readonly what: string; readonly fault: string; readonly make: (userId: string) => string }[] = [
  { what: 'no token at all inside', fault: 'malformed', make: () => 'garbage' },
  { what: 'two parts only', fault: 'malformed', make: (id) => forge(goodClaims(id)).split('.').slice(0, 2).join('.') },
  { what: 'claims that are no object', fault: 'malformed', make: () => `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.WzFd.x` },
  { what: 'a critical header nobody knows', fault: 'malformed', make: (id) => forge(goodClaims(id), { header: { alg: 'HS256', crit: ['magic'], magic: 1 } }) },
  { what: 'alg none', fault: 'algorithm', make: (id) => forge(goodClaims(id), { header: { alg: 'none' }, signature: '' }) },
  { what: 'alg NoNe', fault: 'algorithm', make: (id) => forge(goodClaims(id), { header: { alg: 'NoNe' }, signature: '' }) },
  { what: 'no alg', fault: 'algorithm', make: (id) => forge(goodClaims(id), { header: { typ: 'JWT' } }) },
  { what: 'alg HS512', fault: 'algorithm', make: (id) => forge(goodClaims(id), { header: { alg: 'HS512' } }) },
  { what: 'another secret', fault: 'signature', make: (id) => forge(goodClaims(id), { key: STRAY }) },
  { what: 'its own key in the header', fault: 'signature', make: (id) => forge(goodClaims(id), { header: { alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from(STRAY).toString('base64url') } }, key: STRAY }) },
  { what: 'a key address in the header', fault: 'signature', make: (id) => forge(goodClaims(id), { header: { alg: 'HS256', kid: '../../dev/null', jku: 'http://127.0.0.1:1/' }, key: '' }) },
  { what: 'no signature', fault: 'signature', make: (id) => forge(goodClaims(id), { signature: '' }) },
  { what: 'no token_type', fault: 'token_type', make: (id) => forge(goodClaims(id, { token_type: undefined })) },
  { what: 'the type of a refresh token', fault: 'token_type', make: (id) => forge(goodClaims(id, { token_type: 'refresh', type: 'refresh' })) },
  { what: 'two types that differ', fault: 'token_type', make: (id) => forge(goodClaims(id, { type: 'service' })) },
  { what: 'another issuer', fault: 'issuer', make: (id) => forge(goodClaims(id, { iss: 'netra-auth-service/' })) },
  { what: 'no issuer', fault: 'issuer', make: (id) => forge(goodClaims(id, { iss: undefined })) },
  { what: 'another audience', fault: 'audience', make: (id) => forge(goodClaims(id, { aud: 'netra' })) },
  { what: 'no audience', fault: 'audience', make: (id) => forge(goodClaims(id, { aud: undefined })) },
  { what: 'a beginning 90 s ahead', fault: 'not_yet_valid', make: (id) => forge(goodClaims(id, { nbf: now() + 90 })) },
  { what: 'an issue time 90 s ahead', fault: 'not_yet_valid', make: (id) => forge(goodClaims(id, { iat: now() + 90, exp: now() + 900 })) },
  { what: 'an end one second ago', fault: 'expired', make: (id) => forge(goodClaims(id, { iat: now() - 60, exp: now() - 1 })) },
  { what: 'no end', fault: 'expired', make: (id) => forge(goodClaims(id, { exp: undefined })) },
  { what: 'an end in words', fault: 'expired', make: (id) => forge(goodClaims(id, { exp: 'tomorrow' })) },
  { what: 'a role nobody has', fault: 'malformed', make: (id) => forge(goodClaims(id, { role: 'root' })) },
  { what: 'a user nobody knows', fault: 'user_inactive', make: () => forge(goodClaims('usr_nobody')) },
];

test.describe('access tokens', () => {
  let platform: TestPlatform;
  let userId: string;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
    userId = (await platform.signIn()).user.id;
  });
  test.afterAll(() => platform.close());

  for (const [index, { what, fault, make }] of DEFECTS.entries()) {
    test(`a token with ${what} is refused, and only the log says why`, async () => {
      const traceId = (index + 1).toString(16).padStart(32, '0');
      const token = make(userId);
      const response = await platform.call(PATHS.me, { token, headers: { traceparent: `00-${traceId}-00000000000000ab-01` } });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect(problem.parse(await response.json()).message).toBe('Invalid or expired token.');
      const log = platform.core.log.ofTrace(traceId);
      expect(log).toContainEqual(expect.objectContaining({ event: 'http_refused', reason: fault }));
      expect(JSON.stringify(log)).not.toContain(token);
    });
  }

  test('every other spelling of a good signature is refused', async () => {
    const good = forge(goodClaims(userId));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(good.at(-1) ?? '');
    // 43 characters hold 258 bits, 256 of which count: the three neighbours decode to the same bytes.
    const twins = [1, 2, 3].map((bits) => good.slice(0, -1) + alphabet.charAt(last ^ bits));
    const verdicts = await Promise.all([good, ...twins].map((token) => platform.services.tokens.verify(token)));
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, false, false, false]);
  });

  test('clocks may differ by 60 s at the beginning of a token', async () => {
    const verdict = await platform.services.tokens.verify(forge(goodClaims(userId, { iat: now() + 55, nbf: now() + 55, exp: now() + 120 })));
    expect(verdict.ok).toBe(true);
  });

  test('one of several audiences may be ours', async () => {
    expect((await platform.services.tokens.verify(forge(goodClaims(userId, { aud: ['other', 'netra-platform'] })))).ok).toBe(true);
  });

  test('a minted token carries every claim of the contract', async () => {
    const { access_token, expires_in, user } = await platform.signIn({ role: 'admin', permissions: ['system:*'], fullName: 'Ada' });
    const claims = accessClaims.parse(decodeJwt(access_token));
    expect(claims).toMatchObject({ sub: user.id, email: user.email, full_name: 'Ada', role: 'admin', permissions: ['system:*'], env: 'test' });
    expect(claims.exp - claims.iat).toBe(expires_in);
  });

  test('a token minted elsewhere with the same key ends with its logout', async () => {
    const token = forge(goodClaims(userId));
    expect((await platform.call(PATHS.logout, { method: 'POST', token })).status).toBe(200);
    expect((await platform.call(PATHS.me, { token })).status).toBe(401);
  });

  test('a user who is no longer active is refused at once', async () => {
    const { access_token: token, refresh_token, user } = await platform.signIn();
    platform.core.db.prepare('UPDATE users SET active = 0 WHERE id = ?').run(user.id);
    expect((await platform.call(PATHS.me, { token })).status).toBe(401);
    expect((await platform.call(PATHS.refresh, { method: 'POST', body: { refresh_token } })).status).toBe(401);
  });

  test('test headers grant nothing', async () => {
    const headers = { 'x-test-type': 'e2e', 'x-e2e-test': 'true', 'x-test-mode': 'test', 'x-e2e-bypass-key': 'whatever' };
    expect((await platform.call(PATHS.me, { token: 'mock_token', headers })).status).toBe(401);
  });

  test('nothing is published with a shared secret', async () => {
    expect(await (await platform.call(PATHS.jwks)).json()).toEqual({ keys: [] });
  });
});

test.describe('access tokens signed with RS256', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform({
      PLATFORM_JWT_ALGORITHM: 'RS256',
      PLATFORM_JWT_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
  });
  test.afterAll(() => platform.close());

  test('the published key verifies a minted token', async () => {
    const { access_token } = await platform.signIn();
    const keys = createRemoteJWKSet(new URL(PATHS.jwks, platform.origin));
    const { protectedHeader } = await jwtVerify(access_token, keys, { algorithms: ['RS256'], issuer: 'netra-auth-service', audience: 'netra-platform' });
    expect(protectedHeader.kid).toBeTruthy();
    expect((await platform.call(PATHS.me, { token: access_token })).status).toBe(200);
  });

  test('only the public half is published', async () => {
    const { keys } = (await (await platform.call(PATHS.jwks)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
    expect(await importJWK(keys[0] ?? {}, 'RS256')).toMatchObject({ type: 'public' });
  });

  test('an HS256 token signed with the public key is refused', async () => {
    const { user } = await platform.signIn();
    const verdicts = await Promise.all(
      [await exportSPKI(publicKey), publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()].map((key) => platform.services.tokens.verify(forge(goodClaims(user.id), { key }))),
    );
    expect(verdicts).toEqual([{ ok: false, fault: 'algorithm' }, { ok: false, fault: 'algorithm' }]);
  });
});
