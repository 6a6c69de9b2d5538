import type { AgentEvent } from '#fixtures';
import { about, expect, needs, test } from '#fixtures';

const SLOW_TOOL_MS = 250;
const FAN_OUT = 12;

const numbersOf = (events: readonly AgentEvent[]) => events.map(({ seq }) => seq);

test.describe('realtime updates', () => {
  test('WS-015 a run is told the same live, replayed to a later socket, and streamed: event by event, and as it was stored', async ({
    api, socket, openSocket, stream,
  }) => {
    const run = await socket.ask('Analyse our AI spending and tell me what to change.');
    const live = await run.finished();
    await using later = await openSocket();
    const { last_seq: last } = await later.resume(run.threadId, 0);
    const replayed = await later.run(run.id, run.threadId).finished();
    const streamed = await (await stream.run(run.id)).finished();
    const { messages } = await api.threads.messages(run.threadId);

    expect(live).toFollowContract();
    expect(replayed.wire).toEqual(live.wire);
    expect(streamed.wire).toEqual(live.wire);
    expect(last).toBe(live.wire.at(-1)?.seq);
    expect(messages.at(-1)?.content).toBe(live.answer);
    // What a tool is told to have found is what it finds when asked directly.
    const [call] = live.toolCalls;
    const asked = await api.tools.execute({ tool_name: call?.name ?? '', arguments: { ...call?.args } });
    expect(call?.result).toEqual(asked.result);
  });

  test('WS-016 a run that ends while nobody listens is told to its end to whoever comes back', needs('drop-connections', 'scripted-model'), async ({
    api, openSocket, control, session, scripted,
  }) => {
    const lost = await openSocket();
    const before = await lost.ask(scripted('What do our models cost?', { slowMs: 5 }));
    await before.waitFor('agent_started');
    const dropped = await control.dropSockets(session);
    await expect(lost).toCloseWith({ code: 1006 });
    await expect.poll(async () => (await api.runs.get(before.id)).status).toBe('completed');
    await using socket = await openSocket();
    const seen = numbersOf(before.events);
    const { replayed } = await socket.resume(before.threadId, Math.max(...seen));
    const rest = await socket.run(before.id, before.threadId).finished();

    expect(dropped).toBe(1);
    expect(rest.outcome).toBe('completed');
    const all = [...seen, ...numbersOf(rest.wire)];
    expect(all).toEqual(all.map((_, index) => (all[0] ?? 0) + index));
    expect(replayed).toBe(rest.wire.length);
    expect(all.length).toBeGreaterThan(seen.length);
  });

  test('WS-017 a tool is told when it begins and when it ends, not both at its end', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const run = await socket.ask(scripted('Test yourself.', { slowToolMs: SLOW_TOOL_MS }), { agent: 'validation' });
    const begun = await run.waitFor('tool_executing');
    const during = await api.runs.get(run.id);
    const journey = await run.finished();
    const [call] = journey.toolCalls;
    const ended = journey.wire.find((event) => event.type === 'tool_completed');

    expect(during.status).toBe('in_progress');
    expect(call).toMatchObject({ id: begun.payload.tool_call_id, success: true });
    expect(Number(call?.endedAt) - Number(call?.startedAt), about('liveness', 'milliseconds between the arrival of both')).toBeGreaterThan(SLOW_TOOL_MS * 0.6);
    expect(Number(ended?.timestamp) - begun.timestamp, 'milliseconds between their timestamps').toBeGreaterThanOrEqual(SLOW_TOOL_MS - 5);
    expect(ended?.payload).toMatchObject({ execution_time_ms: expect.any(Number) });
    expect((await api.runs.get(run.id)).status).toBe('completed');
  });

  test('WS-018 three questions at once on one socket are three runs, and no event of one strays into another', needs('scripted-model'), async ({ socket, scripted }) => {
    const words = ['alpha', 'beta', 'gamma'];
    const runs = [];
    for (const word of words) runs.push(await socket.ask(scripted(`${word} `.repeat(12).trim(), { echo: true, slowMs: 3 }), { agent: 'data' }));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const heard = socket.received.flatMap(({ frame }) => ('run_id' in frame && frame.run_id !== null ? [frame] : []));
    const starts = heard.filter(({ type }) => type === 'agent_started');
    const ends = heard.filter(({ type }) => type === 'final_report');

    expect(new Set(runs.map(({ id }) => id)).size).toBe(3);
    expect(starts.map((event) => event.run_id).sort()).toEqual(runs.map(({ id }) => id).sort());
    expect(ends.map((event) => event.run_id).sort()).toEqual(runs.map(({ id }) => id).sort());
    expect(journeys.map(({ violations }) => violations)).toEqual([[], [], []]);
    expect(journeys.map(({ answer }) => answer)).toEqual(words.map((word) => `${word} `.repeat(12).trim()));
    expect(journeys.map(({ wire }) => new Set(wire.map((event) => event.thread_id)))).toEqual(runs.map(({ threadId }) => new Set([threadId])));
    // They were at work at the same time: the first was not over when the last began.
    expect(heard.findLastIndex(({ type }) => type === 'agent_started')).toBeLessThan(heard.findIndex(({ type }) => type === 'final_report'));
  });

  test('WS-019 every socket of a user hears the same events in the same order, and no socket of anybody else hears one', needs('second-user'), async ({
    openSocket, createUser,
  }) => {
    const neighbour = await createUser();
    const sockets = await Promise.all(Array.from({ length: FAN_OUT }, () => openSocket()));
    await using stranger = await neighbour.openSocket();
    const [asker] = sockets;
    const asked = await asker?.ask('What do we spend?', { agent: 'data' });
    const journeys = await Promise.all(sockets.map((socket) => socket.run(asked?.id ?? '', asked?.threadId).finished()));
    await stranger.ping();
    await Promise.all(sockets.map((socket) => socket.close()));

    expect(journeys.map(({ wire }) => wire)).toEqual(sockets.map(() => journeys[0]?.wire));
    expect(journeys.map(({ violations }) => violations)).toEqual(sockets.map(() => []));
    expect(stranger.received.map(({ frame }) => frame.type)).toEqual(['system_message', 'pong']);
  });
});
