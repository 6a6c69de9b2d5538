import { expect, needs, test } from '#fixtures';

test.describe('sockets', () => {
  test('001 a socket refuses strangers, greets its user and answers a ping with the id of the ping', async ({ session, tryOpenSocket, openSocket }) => {
    expect(await tryOpenSocket({ carrier: 'none' })).toBeRefused({ code: 'AUTH_FAILED' });

    await using socket = await openSocket();
    expect(socket.greetedAfterMs).toBeLessThan(5000);
    expect(socket.received[0]?.frame).toMatchObject({
      type: 'system_message',
      data: { event: 'connection_established', user_id: session.user.id, connection_ready: true },
    });
    socket.send({ type: 'ping', message_id: 'ping-001' });
    expect(await socket.next('pong')).toMatchObject({ correlation_id: 'ping-001' });
  });

  test('002 a socket serves the holder of a valid token and refuses every other caller', async ({ session, tryOpenSocket, socket, forgeToken }) => {
    const stranger = await tryOpenSocket({ carrier: 'none' });
    const malformed = await tryOpenSocket({ token: await forgeToken(session, 'malformed') });
    const expired = await tryOpenSocket({ token: await forgeToken(session, 'expired') });
    const forged = await tryOpenSocket({ token: await forgeToken(session, 'wrong_signature') });
    const unsigned = await tryOpenSocket({ token: await forgeToken(session, 'alg_none') });

    expect(stranger).toBeRefused({ code: 'AUTH_FAILED' });
    expect(malformed).toBeRefused({ code: 'AUTH_FAILED' });
    expect(expired).toBeRefused({ code: 'AUTH_FAILED' });
    expect(forged).toBeRefused({ code: 'AUTH_FAILED' });
    expect(unsigned).toBeRefused({ code: 'AUTH_FAILED' });
    expect(socket.greeting.user_id).toBe(session.user.id);
    expect(await socket.request({ type: 'ping', message_id: 'echo-me' })).toMatchObject({ type: 'pong', correlation_id: 'echo-me' });
  });

  test('003 a message sent over the socket is acknowledged, stored and answered', async ({ socket, api }) => {
    const run = await socket.ask('Which service costs the most?', { messageId: 'message-003' });
    const atOnce = await api.threads.messages(run.threadId);
    const started = await socket.next('agent_started');
    expect(run.ack).toMatchObject({ status: 'accepted', message_id: 'message-003' });
    expect(atOnce.messages[0]).toMatchObject({ role: 'user', content: 'Which service costs the most?' });
    expect(started).toMatchObject({ run_id: run.id, thread_id: run.threadId });

    const journey = await run.finished();
    expect(journey).toFollowContract();
    expect(journey.outcome).toBe('completed');
    const { messages } = await api.threads.messages(run.threadId);
    expect(messages.map(({ role, content }) => ({ role, content }))).toEqual([
      { role: 'user', content: 'Which service costs the most?' },
      { role: 'assistant', content: journey.answer },
    ]);
  });

  test('004 five sockets of one user are each greeted, answered for themselves and closed with 1000', async ({ openSocket, session }) => {
    const sockets = await Promise.all(Array.from({ length: 5 }, () => openSocket()));
    sockets.forEach((socket, index) => socket.send({ type: 'ping', message_id: `ping-${index}` }));
    const pongs = await Promise.all(sockets.map((socket) => socket.next('pong')));
    const closures = await Promise.all(sockets.map((socket) => socket.close()));

    expect(sockets.map((socket) => socket.greeting.user_id)).toEqual(sockets.map(() => session.user.id));
    expect(new Set(sockets.map((socket) => socket.greeting.connection_id)).size).toBe(5);
    expect(pongs.map((pong) => pong.correlation_id)).toEqual(['ping-0', 'ping-1', 'ping-2', 'ping-3', 'ping-4']);
    expect(sockets.map((socket) => socket.received.map(({ frame }) => frame.type))).toEqual(sockets.map(() => ['system_message', 'pong']));
    expect(closures.map(({ code }) => code)).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  test('020 a socket lost in the middle of a run is resumed without a gap or a repeat', needs('scripted-model'), async ({ openSocket, api, scripted }) => {
    const lost = await openSocket();
    const before = await lost.ask(scripted('How large are our requests?', { slowMs: 30 }));
    await before.waitFor('partial_result');
    await lost.drop();
    const seen = before.events.map((event) => event.seq);

    await using socket = await openSocket();
    await socket.resume(before.threadId, Math.max(...seen));
    const after = socket.run(before.id, before.threadId);
    const rest = await after.finished();

    expect(rest.outcome).toBe('completed');
    const seqs = [...seen, ...after.events.map((event) => event.seq)];
    expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index));
    const deltas = [...before.events, ...after.events].flatMap((event) => (event.type === 'partial_result' ? [event.payload.content] : []));
    const { messages } = await api.threads.messages(before.threadId);
    expect(deltas.join('')).toBe(messages.at(-1)?.content);
  });

  test('025 one run delivers the five critical events in a legal order with one run id', async ({ socket }) => {
    const run = await socket.ask('Analyse our AI spending and tell me what to change.');
    expect(await socket.next('agent_started')).toMatchObject({ run_id: run.id });
    const journey = await run.finished();
    const heard = socket.received.flatMap(({ frame }) => ('run_id' in frame && frame.run_id !== null ? [frame] : []));

    expect(heard.map((event) => `${event.type} of ${event.run_id}`)).toEqual(heard.map((event) => `${event.type} of ${run.id}`));
    expect(journey).toFollowContract();
    expect(journey.outcome).toBe('completed');
    expect(journey.wire.map((event) => event.type)).toEqual(
      expect.arrayContaining(['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed']),
    );
    expect(journey.toolCalls.filter((call) => call.success !== true)).toEqual([]);

    const next = await socket.ask('And then?', { threadId: run.threadId });
    await next.finished();
    expect(run.events.at(-1)?.type).toBe('final_report');
  });
});
