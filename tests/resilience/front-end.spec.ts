import type { ApiResponse } from '#fixtures';
import { expect, needs, test } from '#fixtures';

/** Addresses that a page names: of scripts, styles, icons. */
const assetsIn = (html: string) => [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
/** What an answer says, without what no two answers share. */
const sayingOf = ({ status, headers, text }: ApiResponse) => ({
  status, text: text.replace(/"timestamp":("[^"]*"|\d+)/, ''),
  headers: ['content-type', 'cache-control', 'vary', 'location', 'link', 'x-total-count', 'www-authenticate', 'content-disposition'].map(
    (name) => `${name}: ${headers.get(name)}`,
  ),
});

test.describe('front end', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('RE-013 a page on another origin is served whole by its front end and reaches the API through it', async ({ openFrontEnd, api, session }) => {
    const door = await openFrontEnd({ prefix: '/backend' });
    const through = door.as(session).api;
    const page = await through.send({ method: 'GET', path: '/', at: 'app' });
    const assets = assetsIn(page.text);
    expect(assets.filter((address) => !address.startsWith('/')), 'addresses that lead past the front end').toEqual([]);
    const served = await Promise.all(assets.map((path) => through.send({ method: 'GET', path, at: 'app' })));
    const created = await through.threads.createRaw({ title: 'Through the front end' });
    const [thread] = await api.threads.list();

    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(served.map(({ status, headers }) => [status, /javascript|css|svg|manifest/.test(headers.get('content-type') ?? '')])).toEqual(assets.map(() => [200, true]));
    expect(assets.length).toBeGreaterThanOrEqual(2);
    expect([created.status, created.body]).toEqual([201, thread]);
    expect(created.headers.get('location')).toBe(`/api/threads/${thread?.id}`);
    expect(await through.threads.get(String(thread?.id))).toEqual(thread);
    expect(new Set(door.answeredBy).size).toBe(1);
  });

  test('RE-014 a platform behind a proxy tells the proxy’s address as its own, and lets the pages from there in and no others', needs('restart'), async ({
    openFrontEnd, openPlatform,
  }) => {
    const door = await openFrontEnd();
    const own = await openPlatform({ PLATFORM_PUBLIC_URL: door.origin });
    door.passOnTo(own.target);
    const { api, openSocket, tryOpenSocket, session } = await door.createUser();
    const { services } = await api.operations.services();
    const { http } = await api.operations.mcpConfig();
    const signIn = await api.send({ method: 'GET', path: '/auth/login', query: { provider: 'google' } });
    await using socket = await openSocket({ origin: door.origin, carrier: 'subprotocol' });
    const called = await api.with({ headers: { origin: door.origin } }).auth.meRaw();
    const past = await api.with({ headers: { origin: own.target.appUrl } }).auth.meRaw();

    const { origin } = door;
    expect(services).toEqual(
      { backend: { url: origin, api_url: `${origin}/api`, ws_url: `${origin.replace('http', 'ws')}/ws` }, auth: { url: origin }, frontend: { url: origin } },
    );
    expect(new URL(http.endpoint).origin).toBe(origin);
    expect(new URL(signIn.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(`${origin}/auth/callback`);
    expect([called.headers.get('access-control-allow-origin'), past.headers.get('access-control-allow-origin')]).toEqual([origin, null]);
    expect([socket.greeting.user_id, Object(called.body).id]).toEqual([session.user.id, session.user.id]);
    expect(await tryOpenSocket({ origin: own.target.appUrl })).toBeRefused({ code: 'ORIGIN_NOT_ALLOWED' });
  });

  test('RE-016 whoever knows the platform by its name in the network is served there like everybody else', needs('scripted-model'), async ({
    openFrontEnd, target, session, scripted,
  }) => {
    const named = new URL(target.apiUrl);
    named.hostname = 'localhost';
    const door = await openFrontEnd();
    door.passOnTo({ apiUrl: named.href });
    const { api, stream, openSocket } = door.as(session);
    const streamed = await (await stream.agent(scripted('By name, piece by piece.', { slowMs: 30, echo: true }), { agent: 'data' })).finished();
    await using socket = await openSocket();
    const asked = await (await socket.ask('Who is there?', { agent: 'triage' })).finished();

    expect(streamed).toFollowContract();
    expect(streamed).toSpreadItsText({ pauseMs: 30 });
    expect(asked).toFollowContract();
    expect((await api.threads.messages(streamed.threadId)).messages.at(-1)?.content).toBe('By name, piece by piece.');
    expect((await api.auth.me()).id).toBe(session.user.id);
    expect([...new Set(door.answeredBy)]).toEqual([named.origin]);
  });

  test('RE-017 what comes through a proxy that rewrites addresses is what comes directly, answer by answer and event by event', async ({
    openFrontEnd, api, stream, session,
  }) => {
    const door = await openFrontEnd({ prefix: '/backend' });
    const through = door.as(session);
    const done = await api.agents.execute({ type: 'data', message: 'What do we spend?' });
    await api.threads.create({ title: 'Another' });
    const file = await api.files.upload({ name: 'notes.txt', content: 'Zürich 東京' });
    const ask = (asked: typeof api) => [
      asked.threads.listRaw({ limit: 1 }), asked.threads.getRaw(done.thread_id), asked.threads.messagesRaw(done.thread_id), asked.runs.treeRaw(done.run_id),
      asked.agents.listRaw(),
      asked.threads.getRaw('thr_unknown'), asked.threads.listRaw({ limit: 0 }), asked.with({ token: null }).threads.listRaw(), asked.files.downloadRaw(file.id),
    ];
    const same = { headers: { 'x-request-id': 'the-same-for-both' } };
    const [direct, proxied] = [await Promise.all(ask(api.with(same))), await Promise.all(ask(through.api.with(same)))];
    const replayed = await (await stream.run(done.run_id)).finished();
    const passedOn = await (await through.stream.run(done.run_id)).finished();

    expect(proxied.map(sayingOf)).toEqual(direct.map(sayingOf));
    expect(direct.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404, 422, 401, 200]);
    expect(proxied.at(-1)?.body).toEqual(direct.at(-1)?.body);
    expect(direct[0]?.headers.get('link')).toMatch(/^<\/api\/threads\?/);
    expect(passedOn.wire).toEqual(replayed.wire);
    expect(passedOn).toFollowContract();
  });

  test(
    'RE-021 when its host is lost a platform goes on at another with all that was acknowledged, and nobody has to sign in again',
    needs('restart', 'scripted-model'),
    async ({ openFrontEnd, openPlatform, scripted }) => {
      const door = await openFrontEnd();
      const primary = await openPlatform();
      door.passOnTo(primary.target);
      const { api, openSocket } = await door.createUser();
      const socket = await openSocket();
      const run = await socket.ask(scripted('Never finish.', { hang: true }), { agent: 'data' });
      await run.waitFor('agent_started');
      const thread = await api.threads.create({ title: 'Kept' });
      await api.messages.create(thread.id, { content: 'first words' });
      await api.messages.create(thread.id, { content: 'last words' });
      const before = await api.threads.messages(thread.id);
      await primary.kill('SIGKILL');
      await expect(socket).toCloseWith({ code: 1006 });
      const nobody = await api.threads.messagesRaw(thread.id);
      const standby = await openPlatform({ PLATFORM_DATABASE: primary.database });
      door.passOnTo(primary.target, standby.target);
      const after = await api.threads.messages(thread.id);
      await using again = await openSocket();
      await again.resume(run.threadId, Math.max(...run.events.map(({ seq }) => seq)));
      const rest = await again.run(run.id, run.threadId).finished();

      expect(after).toEqual(before);
      expect(after.messages.map(({ content }) => content)).toEqual(['first words', 'last words']);
      expect(nobody.status).toBe(502);
      expect([...new Set(door.answeredBy)]).toEqual([primary.target.apiUrl, standby.target.apiUrl]);
      expect(rest.error?.code).toBe('INTERRUPTED');
      expect(await api.messages.create(thread.id, { content: 'and on it goes' })).toMatchObject({ thread_id: thread.id });
    },
  );

  test(
    'RE-022 a socket through a proxy is greeted, told everything in order, closed with the same words, and refused to strangers',
    needs('scripted-model', 'drop-connections'),
    async ({ openFrontEnd, session, socket, scripted, control }) => {
      const door = await openFrontEnd({ prefix: '/backend' });
      const { openSocket, tryOpenSocket } = door.as(session);
      const proxied = await openSocket({ carrier: 'subprotocol' });
      const run = await proxied.ask(scripted('Word after word after word.', { slowMs: 20, echo: true }), { agent: 'data' });
      const journey = await run.finished();
      const directly = await socket.run(run.id, run.threadId).finished();
      const stranger = await tryOpenSocket({ carrier: 'none' });
      const exposed = await tryOpenSocket({ carrier: 'query' });
      const closed = await control.closeSockets(session, { code: 4001, reason: 'moved' });

      expect([proxied.greeting.user_id, proxied.protocol]).toEqual([session.user.id, 'jwt-auth']);
      expect(journey).toFollowContract();
      expect(journey.wire).toEqual(directly.wire);
      expect(journey).toSpreadItsText({ pauseMs: 20 });
      expect(stranger).toBeRefused({ code: 'AUTH_FAILED' });
      expect(exposed).toBeRefused({ code: 'AUTH_FAILED' });
      expect(closed).toBe(2);
      await expect(proxied).toCloseWith({ code: 4001, reason: 'moved' });
      await expect(socket).toCloseWith({ code: 4001, reason: 'moved' });
    },
  );
});
