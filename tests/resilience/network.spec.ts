import { about, expect, needs, test } from '#fixtures';

const ATTEMPTS = 15;
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test.describe('network', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('RE-015 the port that is configured accepts calls and sockets, nobody does while the platform is gone, and the same does again', needs('restart'), async ({
    openPlatform,
  }) => {
    const own = await openPlatform();
    const { api, openSocket, tryOpenSocket } = await own.createUser();
    const thread = await api.threads.create({ title: 'Here' });
    const told = await api.operations.services();
    await own.kill('SIGKILL');
    const nobody = await tryOpenSocket();
    await expect(api.threads.list()).rejects.toThrow(/E_HTTP_TRANSPORT[^]*ECONNREFUSED/);
    await own.start();
    await using socket = await openSocket();

    expect([told.services.backend.url, told.services.backend.ws_url]).toEqual([own.target.apiUrl, own.target.wsUrl]);
    expect(nobody).toMatchObject({ shape: 'unreachable', error: expect.stringContaining('ECONNREFUSED') });
    expect(await api.threads.list()).toEqual([thread]);
    expect((await api.operations.services()).services).toEqual(told.services);
    await socket.ping();
  });

  test('RE-018 fifteen of fifteen attempts over a late and narrow network come through', needs('drop-connections', 'second-user'), async ({ network }) => {
    const { api, session, openSocket } = await network.createUser();
    network.delay(3);
    network.throttle(400_000);
    const lane = async (name: string) => {
      const sockets = [];
      for (const count of upTo(ATTEMPTS / 3)) {
        sockets.push(await openSocket());
        await api.threads.create({ title: `${name} ${count}` });
      }
      return sockets;
    };
    const sockets = (await Promise.all(['left', 'middle', 'right'].map(lane))).flat();
    const pongs = await Promise.all(sockets.map((socket) => socket.request({ type: 'ping', message_id: `ping of ${socket.greeting.connection_id}` })));
    await Promise.all(sockets.map((socket) => socket.close()));

    expect(pongs).toEqual(sockets.map(({ greeting }) => expect.objectContaining({ type: 'pong', correlation_id: `ping of ${greeting.connection_id}` })));
    expect(sockets.map(({ greeting }) => greeting.user_id)).toEqual(Array(ATTEMPTS).fill(session.user.id));
    expect((await api.threads.list({ limit: 100 })).map(({ title }) => title).sort()).toEqual(
      ['left', 'middle', 'right'].flatMap((name) => upTo(ATTEMPTS / 3).map((count) => `${name} ${count}`)),
    );
    expect(network.total).toBeGreaterThanOrEqual(ATTEMPTS);
  });

  test('RE-019 a platform at work listens on the one address it tells, on loopback, and on nothing else', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    const own = await openPlatform();
    const { api, openSocket, stream } = await own.createUser();
    await using socket = await openSocket();
    const run = await stream.agent(scripted('Working.', { slowMs: 30, echo: true }), { agent: 'data' });
    await run.readUntil((block) => block.kind === 'event' && block.event.type === 'agent_started');
    const listening = own.listeners();
    const journey = await run.finished();
    await socket.ping();

    expect(listening, about('contract')).toEqual([new URL(own.target.apiUrl).host]);
    expect(own.listeners()).toEqual(listening);
    expect([journey.outcome, journey.answer]).toEqual(['completed', 'Working.']);
    expect((await api.auth.me()).id).toBe(socket.greeting.user_id);
  });

  test('RE-020 ten writes whose answers were lost are told as not answered, and sent again under their keys are each there once', needs('drop-connections'), async ({
    network, api, session,
  }) => {
    const lossy = network.as(session).api;
    const thread = await api.threads.create({ title: 'Lossy' });
    const notes = upTo(10).map((number) => `note-${number}`);
    const write = (content: string) => lossy.with({ idempotencyKey: `${thread.id}-${content}` }).messages.createRaw(thread.id, { content });
    // Nothing went this way yet: each write gets there, and each answer is cut off at its first byte.
    network.cutAfter(0);
    await Promise.all(notes.map((content) => expect(write(content)).rejects.toThrow('E_HTTP_TRANSPORT')));
    network.heal();
    const again = await Promise.all(notes.map(write));
    const { messages } = await api.threads.messages(thread.id);

    expect(messages.map(({ content }) => content).sort()).toEqual([...notes].sort());
    expect(again.map(({ status, headers, body }) => [status, headers.get('idempotent-replayed'), body])).toEqual(
      notes.map((note) => [201, 'true', messages.find(({ content }) => content === note)]),
    );
    expect(new Set(messages.map(({ seq }) => seq)).size).toBe(10);
  });
});
