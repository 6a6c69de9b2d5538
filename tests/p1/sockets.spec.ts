import { expect, needs, test } from '#fixtures';

test.describe('sockets', () => {
  test('001 a socket refuses strangers, greets its user and answers a ping with the id of the ping', async ({ session, tryOpenSocket, openSocket }) => {
    expect(await tryOpenSocket({ carrier: 'none' })).toBeRefused({ code: 'AUTH_FAILED' });

    await using socket = await openSocket();
    expect(socket.received[0]?.frame).toMatchObject({
      type: 'system_message',
      data: { event: 'connection_established', user_id: session.user.id, connection_ready: true },
    });
    expect(await socket.request({ type: 'ping', message_id: 'ping-001' })).toMatchObject({ type: 'pong', correlation_id: 'ping-001' });
  });

  test('002 a socket serves the holder of a valid token and refuses every other caller', needs('token-minting'), async ({ session, tryOpenSocket, socket, forgeToken }) => {
    const stranger = await tryOpenSocket({ carrier: 'none' });
    const malformed = await tryOpenSocket({ token: await forgeToken(session, 'malformed') });
    const expired = await tryOpenSocket({ token: await forgeToken(session, 'expired') });
    const forged = await tryOpenSocket({ token: await forgeToken(session, 'wrong_signature') });

    expect(stranger).toBeRefused({ code: 'AUTH_FAILED' });
    expect(malformed).toBeRefused({ code: 'AUTH_FAILED' });
    expect(expired).toBeRefused({ code: 'AUTH_FAILED' });
    expect(forged).toBeRefused({ code: 'AUTH_FAILED' });
    expect(socket.greeting.user_id).toBe(session.user.id);
    expect(await socket.request({ type: 'ping', message_id: 'echo-me' })).toMatchObject({ type: 'pong', correlation_id: 'echo-me' });
  });

  test('003 a message sent over the socket is acknowledged, stored and answered', async ({ socket, api }) => {
    const run = await socket.ask('Which service costs the most?', { messageId: 'message-003' });
    expect(run.ack).toMatchObject({ status: 'accepted', message_id: 'message-003' });
    await run.waitFor('agent_started');
    const journey = await run.finished();
    expect(journey).toFollowContract();

    const { messages } = await api.threads.messages(run.threadId);
    expect(messages.map(({ role, content }) => ({ role, content }))).toEqual([
      { role: 'user', content: 'Which service costs the most?' },
      { role: 'assistant', content: journey.answer },
    ]);
  });

  test('004 five sockets of one user are each greeted, answered for themselves and closed with 1000', async ({ openSocket }) => {
    const sockets = await Promise.all(Array.from({ length: 5 }, () => openSocket()));
    const pongs = await Promise.all(sockets.map((socket, index) => socket.request({ type: 'ping', message_id: `ping-${index}` })));
    const closures = await Promise.all(sockets.map((socket) => socket.close()));

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
    await after.waitFor('final_report');

    const seqs = [...seen, ...after.events.map((event) => event.seq)];
    expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index));
    const deltas = [...before.events, ...after.events].flatMap((event) => (event.type === 'partial_result' ? [event.payload.content] : []));
    const { messages } = await api.threads.messages(before.threadId);
    expect(deltas.join('')).toBe(messages.at(-1)?.content);
    lost.ignoreEvents('the first part of the run, compared above');
    socket.ignoreEvents('the second part of the run, compared above');
  });

  test('025 one run delivers the five critical events in a legal order with one run id', async ({ socket }) => {
    const run = await socket.ask('Analyse our AI spending and tell me what to change.');
    const journey = await run.finished();

    expect(journey).toFollowContract();
    expect(journey.outcome).toBe('completed');
    expect(journey.wire.map((event) => event.type)).toEqual(
      expect.arrayContaining(['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed']),
    );
    expect(new Set(journey.wire.map((event) => event.run_id))).toEqual(new Set([run.id]));
    expect(journey.toolCalls.map((call) => call.success)).toEqual(journey.toolCalls.map(() => true));
  });
});
