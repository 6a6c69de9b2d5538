import { expect, needs, paths, test } from '#fixtures';

const HOSTILE = ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'];
const YEAR_SECONDS = 365 * 24 * 3600;

test.describe('transport', () => {
  test('032 a platform over TLS proves who it is, speaks nothing old, and sends plain HTTP over to TLS', needs('second-user', 'tls'), async ({ secureSite }) => {
    const [agreed, old, stranger, elsewhere] = await Promise.all([
      secureSite.shakeTlsHands({ version: 'TLSv1.2' }),
      secureSite.shakeTlsHands({ version: 'TLSv1.1' }),
      secureSite.shakeTlsHands({ trust: 'another' }),
      secureSite.shakeTlsHands({ servername: 'platform.example.com' }),
    ]);
    const newest = await secureSite.shakeTlsHands();
    const moved = await secureSite.plainApi.threads.createRaw({ title: 'in the clear' });
    const attempt = await secureSite.anonymousApi.auth.oauthStartRaw('google');
    const { api, openSocket, session } = await secureSite.createUser();
    await using socket = await openSocket();
    const profile = await api.auth.meRaw();

    expect(agreed).toMatchObject({ agreed: true, protocol: 'TLSv1.2' });
    expect(newest).toMatchObject({ agreed: true, protocol: 'TLSv1.3' });
    expect(old).toMatchObject({ agreed: false, code: expect.stringMatching(/^(?:ERR_SSL_\w*PROTOCOL\w*|ECONNRESET)$/) });
    expect(stranger).toMatchObject({ agreed: false, code: expect.stringMatching(/^(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/) });
    expect(elsewhere).toMatchObject({ agreed: false, code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(secureSite.target).toMatchObject({ apiUrl: expect.stringMatching(/^https:/), wsUrl: expect.stringMatching(/^wss:/) });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `${secureSite.target.apiUrl}${paths.threads}`]);
    expect(attempt.headers.getSetCookie()).toEqual([expect.stringMatching(/; Secure$/)]);
    expect(profile).toMatchObject({ status: 200, body: { id: session.user.id } });
    const [, seconds] = /^max-age=(\d+)/.exec(profile.headers.get('strict-transport-security') ?? '') ?? [];
    expect(Number(seconds), 'max-age of strict-transport-security').toBeGreaterThanOrEqual(YEAR_SECONDS);
    expect(socket.greeting.user_id).toBe(session.user.id);
    expect(await api.threads.list()).toEqual([]);
  });

  test('033 the app’s own origin may call with credentials, and no other gets leave', async ({ api, target }) => {
    const own = new URL(target.appUrl).origin;
    const from = (origin: string) => api.with({ headers: { origin } });
    const preflight = (origin: string) =>
      api.with({ token: null, headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization, content-type' } }).send({ method: 'OPTIONS', path: paths.threads });
    const leave = ({ headers }: { headers: Headers }) => [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials'), headers.get('vary')];
    const asked = await preflight(own);
    const called = await from(own).threads.listRaw();
    const refused = await from(own).with({ token: null }).threads.listRaw();
    const hostile = await Promise.all(HOSTILE.flatMap((origin) => [preflight(origin), from(origin).threads.listRaw()]));

    expect([asked.status, ...leave(asked)]).toEqual([204, own, 'true', 'Origin']);
    expect(asked.headers.get('access-control-allow-methods')?.split(', ')).toEqual(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    expect(asked.headers.get('access-control-allow-headers')?.split(', ')).toEqual(expect.arrayContaining(['authorization', 'content-type', 'x-request-id']));
    expect([called.status, ...leave(called)]).toEqual([200, own, 'true', 'Origin']);
    expect([refused.status, ...leave(refused)]).toEqual([401, own, 'true', 'Origin']);
    expect(hostile.map(leave)).toEqual(hostile.map(() => [null, null, 'Origin']));
    expect(hostile.map(({ headers }) => headers.get('access-control-allow-methods'))).toEqual(hostile.map(() => null));
  });
});
