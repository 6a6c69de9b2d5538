import type { ApiResponse } from '#fixtures';
import { expect, needs, test } from '#fixtures';

const told = ({ method, url, status, headers }: ApiResponse) => `${method} ${new URL(url).pathname} ${status} ${headers.get('www-authenticate')}`;
const toldAs401 = ({ method, url }: ApiResponse, challenge: string) => `${method} ${new URL(url).pathname} 401 ${challenge}`;

test.describe('authentication', () => {
  test('026 a valid token shows its bearer’s own profile, and any other is refused in the same words', async ({ session, api, clientWith, forgeToken }) => {
    const profile = await api.auth.me();
    const [missing, ...refusals] = await Promise.all([
      clientWith({}).auth.meRaw(),
      clientWith({ token: await forgeToken(session, 'malformed') }).auth.meRaw(),
      clientWith({ token: await forgeToken(session, 'expired') }).auth.meRaw(),
      clientWith({ token: await forgeToken(session, 'wrong_signature') }).auth.meRaw(),
      clientWith({ token: await forgeToken(session, 'alg_none') }).auth.meRaw(),
    ]);
    const [malformed, expired, tampered, unsigned] = refusals;

    expect(profile).toMatchObject(session.user);
    expect(profile.token_expires_at - Math.floor(Date.now() / 1000)).toBeLessThanOrEqual(session.expiresIn);
    expect(missing).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(malformed).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(expired).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(tampered).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(unsigned).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    const words = refusals.map(({ body }) => body);
    expect(words).toEqual(words.map(() => expect.objectContaining({ detail: 'Invalid or expired token.' })));
  });

  test('028 a refresh token gives a new pair once, and no other does', needs('refresh-tokens', 'second-user'), async ({ session, api, anonymousApi, clientWith, createUser }) => {
    const bystander = await createUser();
    const renewed = await anonymousApi.auth.refresh(session.refreshToken);
    const withNewToken = clientWith({ token: renewed.access_token });
    const me = await withNewToken.auth.me();
    const again = await anonymousApi.auth.refreshRaw(session.refreshToken);
    const garbage = await anonymousApi.auth.refreshRaw('no-refresh-token-at-all');
    const accessToken = await anonymousApi.auth.refreshRaw(session.accessToken);

    expect(renewed.user).toEqual(session.user);
    expect(renewed.expires_in).toBe(session.expiresIn);
    expect(me.id).toBe(session.user.id);
    expect([renewed.refresh_token === session.refreshToken, renewed.access_token === session.accessToken], 'whether a token was given out again').toEqual([false, false]);
    expect(again).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(garbage).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(accessToken).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    // Its second use may have been a thief's: the whole session has ended, and nobody else's.
    expect(await anonymousApi.auth.refreshRaw(renewed.refresh_token)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await withNewToken.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await api.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect((await bystander.api.auth.me()).id).toBe(bystander.session.user.id);
  });

  test('029 every protected route refuses each bad token and says how to sign in', async ({ session, anonymousApi, clientWith, forgeToken }) => {
    // All that the platform's own document calls protected; where a parameter stands, anything will do.
    const { paths } = await anonymousApi.about.openApi();
    const guarded = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).flatMap(([method, { security }]) => (security ? [{ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, 'any') }] : [])));
    const bad = [undefined, await forgeToken(session, 'malformed'), await forgeToken(session, 'expired'), await forgeToken(session, 'wrong_signature'), await forgeToken(session, 'alg_none')];
    const [strangers = [], ...others] = await Promise.all(
      bad.map((token) => {
        const api = clientWith(token === undefined ? {} : { token });
        return Promise.all(guarded.map((request) => api.send(request)));
      }),
    );
    const refused = others.flat();

    expect(strangers.map(told)).toEqual(strangers.map((answer) => toldAs401(answer, 'Bearer realm="netra-platform"')));
    expect(refused.map(told)).toEqual(refused.map((answer) => toldAs401(answer, 'Bearer realm="netra-platform", error="invalid_token"')));
    expect([...strangers, ...refused].map(({ body }) => body)).toEqual([...strangers, ...refused].map(() => expect.objectContaining({ error_code: 'AUTH_FAILED' })));
    expect(strangers.length, 'protected routes').toBeGreaterThanOrEqual(40);
  });
});
