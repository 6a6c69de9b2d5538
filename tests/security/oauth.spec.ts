import { about, expect, needs, paths, test } from '#fixtures';

const STARTED = `${paths.login}?provider=google`;
const askedOf = (location: string | null) => new URLSearchParams(/\?([^#]*)/.exec(location ?? '')?.[1]);

test.describe('oauth', () => {
  test('SE-001 the way to sign in leads to the provider there is, anew each time, and to no other', needs('oauth'), async ({ visitor, anonymousApi }) => {
    const [one, two] = [await visitor.visit(STARTED), await visitor.visit(STARTED)];
    const other = await anonymousApi.auth.oauthStartRaw('github');
    const none = await anonymousApi.send({ method: 'GET', path: paths.login });
    const page = await visitor.visit(one.headers.get('location') ?? '');

    expect([one.status, two.status]).toEqual([302, 302]);
    const fresh = ['state', 'nonce', 'code_challenge'].map((name) => [askedOf(one.headers.get('location')).get(name), askedOf(two.headers.get('location')).get(name)]);
    expect(fresh.map(([first, second]) => first === second), about('contract', 'whether state, nonce and challenge are the same twice')).toEqual([false, false, false]);
    expect(other).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['provider'] });
    expect(none).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['provider'] });
    expect([page.status, page.headers.get('location')]).toEqual([303, expect.stringContaining('/interaction/')]);
  });

  test('SE-008 who comes back through the provider is the same user with the same things, however the e-mail is written', needs('oauth'), async ({
    visitor, anonymousApi, clientWith, uniqueEmail,
  }) => {
    const first = await anonymousApi.auth.oauthExchange(await visitor.signIn(uniqueEmail));
    const thread = await clientWith({ token: first.access_token }).threads.create({ title: 'Mine' });
    const again = await anonymousApi.auth.oauthExchange(await visitor.signIn(uniqueEmail.toUpperCase()));
    const withPassword = await anonymousApi.auth.loginRaw({ email: uniqueEmail, password: 'any-password-at-all' });
    const registered = await anonymousApi.auth.registerRaw({ email: uniqueEmail, password: 'any-password-at-all' });

    expect(again.user, about('durability')).toEqual(first.user);
    expect(await clientWith({ token: again.access_token }).threads.get(thread.id)).toEqual(thread);
    expect(withPassword).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(registered).toBeProblem({ status: 409, code: 'CONFLICT' });
  });

  test('SE-018 an answer of the provider is good for the attempt it belongs to, in the browser that began it', needs('oauth'), async ({
    visitor, anonymousApi, uniqueEmail,
  }) => {
    const attack = new URL(await visitor.agree(await visitor.visit(STARTED), uniqueEmail));
    // Another attempt was begun since, and it is the older one's answer that comes.
    await visitor.visit(STARTED);
    const mixed = await visitor.visit(attack.href);
    const code = await visitor.signIn(uniqueEmail);
    const stranger = await anonymousApi.auth.oauthCallbackRaw(Object.fromEntries(attack.searchParams));
    const elsewhere = await anonymousApi.auth.oauthCallbackRaw({ ...Object.fromEntries(attack.searchParams), iss: 'https://accounts.evil.example' });

    expect([mixed, stranger, elsewhere].map(({ status, headers }) => [status, headers.get('location')]), about('permission')).toEqual([[400, null], [400, null], [400, null]]);
    expect(mixed).toBeProblem({ status: 400, code: 'BAD_REQUEST' });
    expect(stranger).toBeProblem({ status: 400, code: 'BAD_REQUEST' });
    expect((await anonymousApi.auth.oauthExchange(code)).user.email).toBe(uniqueEmail);
  });

  test('SE-019 a one-time code buys one session within a minute, and a guess none', needs('oauth', 'clock'), async ({ visitor, anonymousApi, clock, uniqueEmail }) => {
    const later = clock.ahead({ seconds: 61 }).api.with({ token: null });
    const [stale, good] = [await visitor.signIn(uniqueEmail), await visitor.signIn(uniqueEmail)];
    const tooLate = await later.auth.oauthExchangeRaw(stale);
    const [one, two] = await Promise.all([anonymousApi.auth.oauthExchangeRaw(good), anonymousApi.auth.oauthExchangeRaw(good)]);
    const guess = await anonymousApi.auth.oauthExchangeRaw('A'.repeat(good.length));

    expect(tooLate).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect([one.status, two.status].sort((a, b) => a - b), 'of two at the same time one').toEqual([200, 401]);
    expect(guess).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('SE-020 the provider sends nobody to another address than the one that is registered', needs('oauth'), async ({ visitor, target }) => {
    const asked = new URL((await visitor.visit(STARTED)).headers.get('location') ?? '');
    const elsewhere = (address: string) => {
      const url = new URL(asked);
      url.searchParams.set('redirect_uri', address);
      return visitor.visit(url.href);
    };
    const registered = new URL(paths.oauthCallback, target.authUrl).href;
    const refused = [
      await elsewhere('https://evil.example/auth/callback'), await elsewhere(`${registered}/../steal`),
      await elsewhere(`${registered}?next=https://evil.example`), await elsewhere(registered.replace('http', 'javascript')),
    ];

    expect(asked.searchParams.get('redirect_uri')).toBe(registered);
    expect(refused.map(({ status, headers }) => [status, headers.get('location')])).toEqual(refused.map(() => [400, null]));
    expect((await visitor.visit(asked.href)).status).toBe(303);
  });

  test('SE-021 e-mail and name are asked for, and the proof of who asked cannot be left out or weakened', needs('oauth'), async ({
    visitor, anonymousApi, uniqueEmail,
  }) => {
    const asked = new URL((await visitor.visit(STARTED)).headers.get('location') ?? '');
    const changed = (change: (search: URLSearchParams) => void) => {
      const url = new URL(asked);
      change(url.searchParams);
      return visitor.visit(url.href);
    };
    const without = await changed((search) => ['code_challenge', 'code_challenge_method'].forEach((name) => search.delete(name)));
    const plain = await changed((search) => search.set('code_challenge_method', 'plain'));
    const implicit = await changed((search) => search.set('response_type', 'id_token'));
    const { user } = await anonymousApi.auth.oauthExchange(await visitor.signIn(uniqueEmail));

    expect(asked.searchParams.get('scope')?.split(' '), about('contract')).toEqual(['openid', 'email', 'profile']);
    expect([user.email, user.full_name]).toEqual([uniqueEmail, uniqueEmail.split('@')[0]]);
    expect([without, plain].map(({ headers }) => askedOf(headers.get('location')).get('error')), about('permission')).toEqual(['invalid_request', 'invalid_request']);
    const told = [without, plain, implicit].map(({ headers }) => headers.get('location') ?? '');
    expect(told.map((location) => location.includes('/interaction/'))).toEqual([false, false, false]);
  });
});
