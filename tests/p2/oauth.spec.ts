import { about, expect, needs, paths, test } from '#fixtures';

const STARTED = `${paths.login}?provider=google`;

test.describe('oauth', () => {
  test('027 a sign-in goes to the provider with PKCE and state, comes back once, and gives the account to the owner of the e-mail', needs('oauth', 'registration'), async ({ visitor, anonymousApi, clientWith, target, uniqueEmail }) => {
    const squatter = await anonymousApi.auth.register({ email: uniqueEmail, password: 'squatting-since-1999' });
    const start = await visitor.visit(STARTED);
    const asked = new URL(start.headers.get('location') ?? '');
    const callback = new URL(await visitor.agree(start, uniqueEmail));
    const forged = new URL(callback);
    forged.searchParams.set('state', 'x'.repeat(43));
    const refused = await visitor.visit(forged.href);
    const tooLate = await visitor.visit(callback.href);
    const code = await visitor.signIn(uniqueEmail);
    const pair = await anonymousApi.auth.oauthExchange(code);

    expect(start.status).toBe(302);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: expect.stringMatching(/./), redirect_uri: new URL(paths.oauthCallback, target.authUrl).href, response_type: 'code', scope: expect.stringContaining('openid'),
      state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/), code_challenge: expect.stringMatching(/^[\w-]{43}$/), code_challenge_method: 'S256', prompt: 'login',
    });
    expect(refused).toBeProblem({ status: 400, code: 'BAD_REQUEST' });
    expect(tooLate).toBeProblem({ status: 400, code: 'BAD_REQUEST' });
    expect(await anonymousApi.auth.oauthExchangeRaw(code)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await clientWith({ token: pair.access_token }).auth.me(), about('permission')).toMatchObject({ id: squatter.user.id, email: uniqueEmail, auth_provider: 'google' });
    expect(await anonymousApi.auth.loginRaw({ email: uniqueEmail, password: 'squatting-since-1999' })).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await clientWith({ token: squatter.access_token }).auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await anonymousApi.auth.refreshRaw(squatter.refresh_token)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
