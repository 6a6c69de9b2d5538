import type { ApiResponse } from '#fixtures';
import { about, expect, needs, paths, test } from '#fixtures';

const APP = 'https://app.staging.example.com';
const NEARLY = [
  'https://evil-app.staging.example.com', 'https://app.staging.example.com.evil.example', 'http://app.staging.example.com',
  'https://app.staging.example.com:8443',
];
const leave = ({ headers }: ApiResponse) => [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
/** Of each check of a readiness, what is wrong with it given how long the whole answer took. */
const oddChecks = ({ body, durationMs }: ApiResponse) =>
  Object.entries(Object(Object(body).checks)).flatMap(([name, check]) => (Object(check).status === 'up' && Object(check).response_time_ms <= durationMs ? [] : [name]));

test.describe('health', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('RE-033 every service is healthy at the address that discovery tells', async ({ anonymousApi, api, target }) => {
    const { services } = await anonymousApi.operations.services();
    const backend = await anonymousApi.operations.health();
    const auth = await anonymousApi.auth.configRaw();
    const page = await anonymousApi.send({ method: 'GET', path: '/', at: 'app' });
    const { services: builds } = await api.about.version();

    expect([services.backend.url, services.backend.api_url, services.backend.ws_url, services.auth.url, services.frontend.url], about('values')).toEqual(
      [target.apiUrl, `${target.apiUrl}/api`, target.wsUrl, target.authUrl, target.appUrl],
    );
    expect(backend.status).toBe('healthy');
    expect([auth.status, Object(auth.body).endpoints]).toEqual([200, expect.objectContaining({ user: expect.stringContaining('/auth/me') })]);
    expect([page.status, page.text.includes('<title>')]).toEqual([200, true]);
    expect(builds.map(({ name }) => name).sort()).toEqual(['api', 'app', 'auth', 'websocket']);
  });

  test('RE-034 the back end tells the same of itself everywhere, and of each dependency how long it really took', async ({ anonymousApi }) => {
    const { operations, about } = anonymousApi;
    const checked = [await operations.readyRaw(), await operations.apiHealthRaw()];
    const [live, ready, config, version] = [await operations.live(), await operations.ready(), await operations.publicConfig(), await about.version()];

    expect(checked.map(oddChecks), 'checks that are not up, or took longer than the whole answer').toEqual([[], []]);
    expect(Object.keys(ready.checks).sort()).toEqual(['database', 'event_journal', 'model']);
    expect([live, ready, config].map(({ environment }) => environment)).toEqual(Array(3).fill(version.environment));
    expect([live.service, ready.service]).toEqual([version.name, version.name]);
    expect(checked.map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store']);
  });

  test('RE-035 each address that the auth service names is there, and knows a good token from a bad one', async ({
    anonymousApi, clientWith, forgeToken, session, api,
  }) => {
    const { endpoints, google_client_id: provider, oauth_enabled: oauth } = await anonymousApi.auth.config();
    const named = await Promise.all(
      Object.values(endpoints).map((address) => anonymousApi.send({ method: 'OPTIONS', path: new URL(String(address), 'http://any').pathname })),
    );
    const good = await api.auth.verify();
    const bad = await clientWith({ token: await forgeToken(session, 'wrong_signature') }).auth.verify();
    const allowed = named.map(({ headers }) => headers.get('allow') ?? headers.get('access-control-allow-methods'));

    expect(named.map(({ status, url }) => `${new URL(url).pathname} ${status}`).filter((line) => line.endsWith('404')), 'addresses where nothing is').toEqual([]);
    expect(Object.keys(endpoints)).toEqual(expect.arrayContaining(['login', 'logout', 'register', 'refresh', 'user']));
    expect(allowed.filter((methods) => !/GET|POST/.test(methods ?? ''))).toEqual([]);
    expect([oauth, provider === null]).toEqual([true, false]);
    expect(good).toMatchObject({ valid: true, user_id: session.user.id, email: session.user.email });
    expect(bad).toEqual({ valid: false, error: 'invalid_token' });
  });

  test('RE-036 the app’s origin may call, stream and open sockets where it is listed, and no origin that looks like it may', needs('restart'), async ({
    openPlatform,
  }) => {
    const own = await openPlatform({ PLATFORM_ALLOWED_ORIGINS: `https://admin.example.com,${APP}` });
    const { api, stream, openSocket, tryOpenSocket, session } = await own.createUser();
    const from = (origin: string) => api.with({ headers: { origin } });
    const preflight = (origin: string, method: string) => from(origin).with({ token: null, headers: { origin, 'access-control-request-method': method } }).send(
      { method: 'OPTIONS', path: paths.threads },
    );
    const asked = await Promise.all(['GET', 'POST', 'DELETE'].map((method) => preflight(APP, method)));
    const called = await from(APP).threads.createRaw({ title: 'From the app' });
    const streamed = await stream.agentRaw({ message: 'Who is there?', agent_type: 'triage' }, { origin: APP });
    const strangers = await Promise.all(NEARLY.map((origin) => from(origin).threads.listRaw()));
    const refused = await Promise.all(NEARLY.map((origin) => tryOpenSocket({ origin })));
    await using socket = await openSocket({ origin: APP, carrier: 'subprotocol' });

    expect([...asked, called, streamed].map(leave)).toEqual(Array.from({ length: 5 }, () => [APP, 'true']));
    expect(strangers.map(leave)).toEqual(NEARLY.map(() => [null, null]));
    expect(refused.map(({ shape, ...told }) => [shape, 'status' in told && told.status])).toEqual(NEARLY.map(() => ['refused-before-upgrade', 403]));
    expect(called.headers.get('access-control-expose-headers')?.split(', ')).toEqual(expect.arrayContaining(['x-request-id', 'x-total-count', 'location', 'x-run-id']));
    expect(socket.greeting.user_id).toBe(session.user.id);
    expect((await api.threads.list()).map(({ title }) => title)).toContain('From the app');
  });

  test('RE-037 health, discovery, configuration and one’s own profile are each answered within the budget, visit after visit', needs('load'), async ({
    api, load, target, session,
  }) => {
    const visits = [
      () => api.operations.health(), () => api.operations.ready(), () => api.operations.services(), () => api.operations.publicConfig(), () => api.auth.me(),
    ];
    const visit = (index: number) => Promise.resolve(visits[index % visits.length]?.());
    const measured = await load({ ratePerSecond: target.budgets.requestsPerSecond / 2, requests: 30, warmUp: 5 }, visit);
    const names = measured.answers.map((answer) => Object(answer).status ?? Object(answer).environment ?? Object(answer).id ?? 'discovered');

    expect(measured.errors).toEqual([]);
    expect(names).toEqual(Array.from({ length: 6 }, () => ['healthy', 'ready', 'discovered', target.environment, session.user.id]).flat());
    expect(measured).toKeepBudget({ percent: 95, ms: target.budgets.apiMs });
  });
});
