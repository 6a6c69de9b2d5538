import type { AgentEvent, Socket } from '#fixtures';
import { expect, LIMITS, needs, test } from '#fixtures';

/** More than the places a user has: whoever leaves them taken is found out. */
const FLAPS = LIMITS.socketsPerUser + 5;

/** What a socket heard of a run since it resumed; whoever is late to ask for that has heard live events before, and hears them again. */
const eventsOf = ({ received }: Socket, runId: string): AgentEvent[] => {
  const frames = received.map(({ frame }) => frame);
  return frames.slice(frames.findIndex(({ type }) => type === 'resumed') + 1).flatMap((frame) => ('run_id' in frame && frame.run_id === runId ? [frame] : []));
};
/** Numbers without a gap and without a repeat, from the first of them. */
const unbroken = (seqs: readonly number[]) => seqs.map((_, index) => (seqs[0] ?? 0) + index);

test.describe('reconnection', () => {
  test('WS-020 twenty-five connections, each cut at once, leave one that works, and the run they all followed without a gap', needs('scripted-model'), async ({
    api, openSocket, scripted,
  }) => {
    test.slow();
    const first = await openSocket();
    const asked = await first.ask(scripted('How large are our requests?', { slowMs: 15 }), { agent: 'data' });
    await asked.waitFor('agent_started');
    await first.drop();
    const seqs = asked.events.map(({ seq }) => seq);
    for (let flap = 0; flap < FLAPS; flap += 1) {
      const socket = await openSocket();
      await socket.resume(asked.threadId, seqs.at(-1) ?? 0);
      await socket.ping();
      await socket.drop();
      seqs.push(...eventsOf(socket, asked.id).map(({ seq }) => seq));
    }
    await using last = await openSocket();
    await last.resume(asked.threadId, seqs.at(-1) ?? 0);
    await expect.poll(async () => (await api.runs.get(asked.id)).status).toBe('completed');
    await last.ping();
    seqs.push(...eventsOf(last, asked.id).map(({ seq }) => seq));
    await using whole = await openSocket();
    await whole.resume(asked.threadId, 0);
    const journey = await whole.run(asked.id, asked.threadId).finished();

    expect(seqs).toEqual(unbroken(seqs));
    expect(seqs.at(-1)).toBe(journey.wire.at(-1)?.seq);
    expect((await api.threads.runs(asked.threadId)).runs.map(({ id, status }) => [id, status])).toEqual([[asked.id, 'completed']]);
    expect((await api.agents.status()).runs).toEqual([]);
  });

  test('WS-021 whichever way sockets end, none is left: the gauges are back where they were', needs('restart', 'scripted-model', 'drop-connections'), async ({
    openPlatform, scripted,
  }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform();
    const user = await platform.createUser();
    const gauges = async () => ({ sockets: (await user.api.metrics.http()).open_sockets, runs: (await user.api.metrics.agents()).active_runs });
    const before = await gauges();
    const polite = await Promise.all(Array.from({ length: 5 }, () => user.openSocket()));
    const lost = await Promise.all(Array.from({ length: 5 }, () => user.openSocket()));
    const wrong = await Promise.all(Array.from({ length: 5 }, () => user.openSocket()));
    const asked = await Promise.all(lost.map((socket) => socket.ask(scripted('Never finish.', { hang: true }), { agent: 'data' })));
    const during = await gauges();
    const stopped = await Promise.all(asked.map((run) => run.stop()));
    await Promise.all(asked.map((run) => run.finished()));
    wrong.forEach((socket) => socket.sendRaw(new Uint8Array([1, 2, 3])));
    await Promise.all(
      [...polite.map((socket) => socket.close()), ...lost.map((socket) => socket.drop()), ...wrong.map((socket) => expect(socket).toCloseWith({ code: 1003 }))],
    );
    const raw = await user.openRawSocket();
    await raw.next();
    raw.hangUp();

    expect(stopped).toHaveLength(5);
    expect(before).toEqual({ sockets: 0, runs: 0 });
    expect(during, 'open sockets and active runs').toEqual({ sockets: 15, runs: 5 });
    await expect.poll(gauges).toEqual(before);
  });

  test('WS-031 whoever changes the network comes back by another way to the same session and the same state', needs('drop-connections'), async ({ network }) => {
    const user = await network.createUser();
    const { api, openSocket } = user;
    const before = await openSocket();
    const run = await before.ask('What do we spend?', { agent: 'data' });
    const journey = await run.finished();
    const stateOf = async (socket: Socket) =>
      ({ thread: await socket.switchThread(run.threadId), list: await socket.listThreads(), history: await socket.history(run.threadId) });
    const told = await stateOf(before);
    const cut = network.cut();
    await expect(before).toCloseWith({ code: 1006 });
    await using after = await openSocket();
    const found = await stateOf(after);
    await after.resume(run.threadId, journey.wire.at(-1)?.seq ?? 0);

    expect(cut).toBeGreaterThan(0);
    expect(after.greeting.user_id).toBe(before.greeting.user_id);
    expect(after.greeting.connection_id).not.toBe(before.greeting.connection_id);
    expect(found).toEqual(told);
    expect((await api.auth.sessions()).sessions.filter(({ current }) => current)).toHaveLength(1);
    await after.ping();
    expect(eventsOf(after, run.id)).toEqual([]);
  });

  test('WS-032 over five changes of the network every message arrives once, however often it is sent', needs('drop-connections', 'scripted-model'), async ({
    network, scripted,
  }) => {
    const { api, openSocket } = await network.createUser();
    const thread = await api.threads.create({ title: 'On the train' });
    const sent = [];
    for (const place of ['platform', 'tunnel', 'bridge', 'field', 'town']) {
      const before = await openSocket();
      const run = await before.ask(scripted(`from the ${place}`, { echo: true }), { agent: 'data', threadId: thread.id, messageId: `from-${place}` });
      network.cut();
      await before.closed();
      await expect.poll(async () => (await api.runs.get(run.id)).status).toBe('completed');
      await using socket = await openSocket();
      // Whether the first one arrived its sender cannot know.
      const again = await socket.request({
        type: 'user_message', message_id: `from-${place}`, thread_id: thread.id,
        payload: { content: scripted(`from the ${place}`, { echo: true }), agent_type: 'data' },
      });
      await socket.resume(thread.id, 0);
      const journey = await socket.run(run.id, thread.id).finished();
      sent.push({ place, run: run.id, again: again.data, answer: journey.answer });
    }
    const { runs } = await api.threads.runs(thread.id);
    const { messages } = await api.threads.messages(thread.id);

    expect(sent.map(({ again }) => again)).toEqual(
      sent.map(({ place, run }) => ({ status: 'duplicate', message_id: `from-${place}`, run_id: run, thread_id: thread.id })),
    );
    expect(runs.map(({ id }) => id).sort()).toEqual(sent.map(({ run }) => run).sort());
    expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual(sent.map(({ place }) => scripted(`from the ${place}`, { echo: true })));
    expect(messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)).toEqual(sent.map(({ place }) => `from the ${place}`));
  });

  test('WS-033 a client that opens the next socket before it leaves the last one misses nothing and is left with the whole', needs('scripted-model'), async ({
    api, openSocket, scripted,
  }) => {
    let current = await openSocket();
    const asked = await current.ask(scripted('What do our requests look like?', { slowMs: 10 }), { agent: 'data' });
    const heard: (readonly AgentEvent[])[] = [];
    const closures = [];
    for (let handover = 0; handover < 8; handover += 1) {
      const next = await openSocket();
      await next.resume(asked.threadId, 0);
      closures.push(await current.close());
      heard.push(eventsOf(current, asked.id));
      current = next;
    }
    await expect.poll(async () => (await api.runs.get(asked.id)).status).toBe('completed');
    await current.close();
    await using last = await openSocket();
    await last.resume(asked.threadId, 0);
    const journey = await last.run(asked.id, asked.threadId).finished();
    const seqsOf = (events: readonly AgentEvent[]) => events.map(({ seq }) => seq);

    expect(closures.map(({ code, by }) => [code, by])).toEqual(closures.map(() => [1000, 'test']));
    expect(journey).toFollowContract();
    expect(heard.map(seqsOf)).toEqual(heard.map((events) => unbroken(seqsOf(events))));
    expect(heard).toEqual(heard.map((events) => journey.wire.slice(0, events.length)));
  });
});
