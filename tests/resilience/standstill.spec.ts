import { expect, needs, test } from '#fixtures';

const STILL_MS = 400;
const PAUSE_MS = 25;
const TEXT = 'Each of these words is said once, in this order, however long whoever says them stands still in the middle of it.';
/** What was sent before the pause may be read a moment into it. */
const LEEWAY = 0.5;

test.describe('standstill', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('a platform that stands still in the middle of a run goes on where it was, for a socket and a stream alike', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    // Several heartbeats are due while it stands still, and nobody may be taken for dead because of that.
    const own = await openPlatform({ PLATFORM_HEARTBEAT_MS: '100' });
    const { api, openSocket, stream } = await own.createUser();
    await using socket = await openSocket();
    const run = await socket.ask(scripted(TEXT, { echo: true, pieces: 5, slowMs: PAUSE_MS }), { agent: 'data' });
    const beside = await stream.run(run.id);
    await beside.readUntil((block) => block.kind === 'event' && block.event.type === 'partial_result');
    await run.waitFor('partial_result');
    const latest = await own.standStill(STILL_MS, () => Promise.resolve(run.events.at(-1)?.type));
    const [heard, read] = [await run.finished(), await beside.finished()];
    const journeys = [heard, read];
    const gaps = journeys.map(({ timing }) => timing.largestGapMs);

    expect(latest, 'it was in the middle of the answer').toBe('partial_result');
    expect(heard).toFollowContract();
    expect(read).toFollowContract();
    expect(journeys.map(({ answer, outcome }) => [answer, outcome])).toEqual(journeys.map(() => [TEXT, 'completed']));
    expect(read.wire, 'the stream tells what the socket tells').toEqual(heard.wire);
    expect(gaps.filter((ms) => ms < STILL_MS * LEEWAY), `longest waits of socket and stream: ${gaps.join(', ')} ms`).toEqual([]);
    expect(socket.closure, 'the socket is the same').toBeUndefined();
    expect((await api.threads.messages(run.threadId)).messages.map(({ content }) => content).slice(1)).toEqual([TEXT]);
  });

  test('what is asked of a platform while it stands still is answered when it goes on, each once', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    const own = await openPlatform();
    const { api, openSocket } = await own.createUser();
    await using socket = await openSocket();
    const run = await socket.ask(scripted(TEXT, { echo: true, pieces: 5, slowMs: PAUSE_MS }), { agent: 'data' });
    await run.waitFor('partial_result');
    const asked = await own.standStill(STILL_MS, () =>
      Promise.all([api.threads.create({ title: 'Meanwhile' }), socket.ping(), socket.ask(scripted('Asked meanwhile.', { echo: true }), { agent: 'data' })]));
    const [meanwhile, pongMs, second] = asked;
    const first = await run.finished();
    const journeys = [first, await second.finished()];
    const threads = await api.threads.list();
    const stored = await Promise.all(journeys.map(async ({ threadId }) => (await api.threads.messages(threadId)).messages.map(({ role }) => role)));

    expect(pongMs, 'milliseconds of a ping meanwhile').toBeGreaterThanOrEqual(STILL_MS * LEEWAY);
    expect(journeys.map(({ answer }) => answer)).toEqual([TEXT, 'Asked meanwhile.']);
    expect(first).toFollowContract();
    expect(threads.map(({ id }) => id).sort()).toEqual([run.threadId, second.threadId, meanwhile.id].sort());
    expect(stored).toEqual(journeys.map(() => ['user', 'assistant']));
  });
});
