import { AGENT_NAMES, expect, LIMITS, needs, OPCODE, test } from '#fixtures';

const ALIASES = { data_agent: 'data', unified_data_agent: 'data', optimization_agent: 'optimization', supervisor_agent: 'supervisor' };
const WAYS_TO_START = ['user_message', 'chat_message', 'start_agent', 'agent_request', 'agent_execute'] as const;
const CRITICAL = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'];

test.describe('core', () => {
  test('WS-001 every health route tells the state of what a socket relies on, and a question over a socket relies on it', async ({ anonymousApi, socket }) => {
    const [health, live, ready, api] = await Promise.all([
      anonymousApi.operations.health(), anonymousApi.operations.live(), anonymousApi.operations.ready(), anonymousApi.operations.apiHealth(),
    ]);
    const answered = await (await socket.ask('What do we spend?', { agent: 'data' })).finished();
    const states = ({ checks }: typeof ready) => Object.entries(checks).map(([name, { status }]) => [name, status]);
    const up = [['database', 'up'], ['model', 'up'], ['event_journal', 'up']];

    expect([health.status, live.status, ready.status, api.status]).toEqual(['healthy', 'alive', 'ready', 'ready']);
    expect(states(ready)).toEqual(up);
    expect(states(api)).toEqual(up);
    expect(new Set([health.version, live.version, ready.version, api.version]).size).toBe(1);
    // The model answered, the store keeps it, the journal told it.
    expect(answered.outcome).toBe('completed');
    expect(answered).toFollowContract();
  });

  test('WS-002 byte by byte a socket opens as RFC 6455 says, and the first thing on it is the greeting', async ({ session, openRawSocket }) => {
    const offered = `jwt-auth, jwt.${Buffer.from(session.accessToken).toString('base64url')}, chat`;
    const raw = await openRawSocket({ token: '', headers: { 'sec-websocket-protocol': offered, 'sec-websocket-extensions': 'permessage-deflate' } });
    const first = await raw.next();
    raw.send({ opcode: OPCODE.ping, payload: 'are you there?' });
    const pong = await raw.next();

    expect([raw.status, raw.accepted, raw.headers.get('upgrade')]).toEqual([101, true, 'websocket']);
    // Of what was offered only the marker comes back: never the token, and no extension that was not agreed on.
    expect([raw.headers.get('sec-websocket-protocol'), raw.headers.get('sec-websocket-extensions')]).toEqual(['jwt-auth', null]);
    expect([first.opcode, first.fin, first.masked, first.rsv]).toEqual([OPCODE.text, true, false, 0]);
    expect(JSON.parse(first.payload.toString())).toMatchObject({
      type: 'system_message',
      data: { event: 'connection_established', user_id: session.user.id, connection_ready: true, config: { max_message_size: LIMITS.frameBytes } },
    });
    expect([pong.opcode, pong.masked, pong.payload.toString()]).toEqual([OPCODE.pong, false, 'are you there?']);
  });

  test('WS-003 whatever agent the registry lists can be asked over a socket, by name and by alias, and no other', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const { agents } = await api.agents.list();
    const names = [...agents.map(({ name }) => name), ...Object.keys(ALIASES)];
    const runs = [];
    for (const agent of names) runs.push(await socket.ask(scripted(`for ${agent}`, { echo: true }), { agent }));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const unknown = await socket.request({ type: 'user_message', payload: { content: 'Hello?', agent_type: 'astrology' } });

    expect(agents.map(({ name }) => name).sort()).toEqual([...AGENT_NAMES].sort());
    expect(journeys.map(({ agents: [outermost] }) => outermost)).toEqual([...agents.map(({ name }) => name), ...Object.values(ALIASES)]);
    expect(journeys.map(({ answer }) => answer)).toEqual(names.map((agent) => expect.stringContaining(`for ${agent}`)));
    expect(unknown).toMatchObject({ type: 'error', data: { error_code: 'NOT_FOUND' } });
  });

  test('WS-004 each frame that may start a run starts one with all five critical events in a legal order', async ({ api, socket }) => {
    const runs = [];
    for (const as of WAYS_TO_START) runs.push(await socket.ask(`What did we spend? (${as})`, { as, agent: 'data', messageId: `by-${as}` }));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const threads = await Promise.all(runs.map(({ threadId }) => api.threads.messages(threadId)));

    expect(runs.map(({ ack }) => ack?.message_id)).toEqual(WAYS_TO_START.map((as) => `by-${as}`));
    expect(journeys.map(({ wire }) => CRITICAL.filter((type) => wire.some((event) => event.type === type)))).toEqual(runs.map(() => CRITICAL));
    expect(journeys.map(({ violations }) => violations)).toEqual(runs.map(() => []));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(WAYS_TO_START.length);
    expect(threads.map(({ messages }) => messages[0]?.content)).toEqual(WAYS_TO_START.map((as) => `What did we spend? (${as})`));
  });

  test('older clients name the prompt user_request, message or text, and are understood', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const asked = [];
    for (const name of ['user_request', 'message', 'text']) {
      asked.push(await socket.request({ type: 'agent_request', payload: { [name]: scripted(`said as ${name}`, { echo: true }), agent: 'data' } }));
    }
    const data = asked.map((reply) => Object(reply.data));
    const journeys = await Promise.all(data.map(({ run_id, thread_id }) => socket.run(run_id, thread_id).finished()));

    expect(asked.map(({ type }) => type)).toEqual(['ack', 'ack', 'ack']);
    expect(journeys.map(({ answer }) => answer)).toEqual(['said as user_request', 'said as message', 'said as text']);
    expect((await api.threads.messages(journeys[0]?.threadId ?? '')).messages.at(-1)?.content).toBe('said as user_request');
  });

  test('WS-005 a user has twenty sockets and not one more, and the place of one that has gone is free at once', needs('second-user'), async ({
    openSocket, tryOpenSocket, createUser,
  }) => {
    const sockets = await Promise.all(Array.from({ length: LIMITS.socketsPerUser }, () => openSocket()));
    const oneMore = await tryOpenSocket();
    const other = await createUser();
    await using others = await other.openSocket();
    sockets.forEach((socket, index) => socket.send({ type: 'ping', message_id: `ping-${index}` }));
    const pongs = await Promise.all(sockets.map((socket) => socket.next('pong')));
    await sockets[0]?.close();
    await using next = await openSocket();
    await Promise.all(sockets.map((socket) => socket.close()));

    expect(oneMore).toBeRefused({ status: 429, code: 'TOO_MANY_SOCKETS', closeCode: 1013 });
    expect(pongs.map((pong) => pong.correlation_id)).toEqual(sockets.map((_, index) => `ping-${index}`));
    expect(others.greeting.user_id).toBe(other.session.user.id);
    await next.ping();
  });
});
