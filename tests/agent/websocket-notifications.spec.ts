import type { AgentEvent, Journey } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { CRITICAL_EVENTS } from './data/events.ts';
import { START_FRAMES } from './data/frames.ts';

/** The critical events of a run, each once, in the order in which they first came. */
const criticalOf = ({ wire }: Journey) => [...new Set(wire.map(({ type }) => type))].filter((type) => CRITICAL_EVENTS.some((one) => one === type));
const numbered = (events: readonly AgentEvent[]) => events.map(({ seq, type }) => `${seq} ${type}`);

test.describe('websocket notifications', () => {
  test('AG-202 all five critical events come to each socket of the user, in one order, as they are kept', needs('scripted-model'), async ({
    socket, openSocket, stream,
  }) => {
    await using second = await openSocket({ carrier: 'subprotocol' });
    const asked = await socket.ask('How are our services used?', { agent: 'data' });
    const [here, there] = [await asked.finished(), await second.run(asked.id, asked.threadId).finished()];
    const kept = await (await stream.run(asked.id)).finished();

    expect(criticalOf(here)).toEqual(CRITICAL_EVENTS);
    expect(here).toFollowContract();
    expect(there.wire).toEqual(here.wire);
    expect(kept.wire).toEqual(here.wire);
    expect(new Set(here.wire.map((event) => event.run_id))).toEqual(new Set([asked.id]));
  });

  test('AG-203 whichever frame starts an agent, the same events come of it', needs('scripted-model'), async ({ socket, api }) => {
    const runs = await Promise.all(START_FRAMES.map((as) => socket.ask(`How are our services used? (${as})`, { agent: 'data', as })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const shapes = journeys.map(({ wire }) => wire.map(({ type }) => type).filter((type) => type !== 'partial_result'));
    const stored = await Promise.all(runs.map(({ threadId }) => api.threads.messages(threadId)));

    expect(journeys.map(criticalOf)).toEqual(START_FRAMES.map(() => CRITICAL_EVENTS));
    expect(shapes).toEqual(START_FRAMES.map(() => shapes[0]));
    expect(journeys.map(({ agents, outcome }) => [outcome, ...agents])).toEqual(START_FRAMES.map(() => ['completed', 'data']));
    expect(stored.map(({ messages }) => messages.map(({ content }) => content))).toEqual(
      START_FRAMES.map((as, index) => [`How are our services used? (${as})`, journeys[index]?.answer]),
    );
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('AG-204 users who ask at once each hear every event of their own run, and none of the others', needs('scripted-model', 'second-user'), async ({ createUser }) => {
    const users = await Promise.all(Array.from({ length: 6 }, () => createUser()));
    const sockets = await Promise.all(users.map((user) => user.openSocket()));
    const runs = await Promise.all(sockets.map((socket, index) => socket.ask(`Who asks? Number ${index}.`, { agent: 'data' })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const heard = sockets.map((socket) => [...new Set(socket.received.flatMap(({ frame }) => ('run_id' in frame && frame.run_id !== null ? [frame.run_id] : [])))]);
    await Promise.all(sockets.map((socket) => socket.close()));

    expect(heard).toEqual(runs.map(({ id }) => [id]));
    expect(journeys.map(criticalOf)).toEqual(users.map(() => CRITICAL_EVENTS));
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
    const kept = await Promise.all(users.map(({ api }, index) => api.threads.messages(String(runs[index]?.threadId))));
    expect(kept.map(({ messages }) => messages.map(({ content }) => content))).toEqual(journeys.map(({ answer }, index) => [`Who asks? Number ${index}.`, answer]));
  });

  test('AG-205 a failure is told with its cause to who listens and to who comes later, and the next run tells everything again', needs('scripted-model'), async ({
    socket, openSocket, scripted,
  }) => {
    const failing = await socket.ask(scripted('Refuse.', { fail: 'model' }), { agent: 'data' });
    const failed = await failing.finished();
    await using later = await openSocket();
    await later.resume(failing.threadId, 0);
    const replayed = await later.run(failing.id, failing.threadId).finished();
    const next = await socket.ask('How are our services used?', { agent: 'data', threadId: failing.threadId });
    const [here, there] = [await next.finished(), await later.run(next.id, next.threadId).finished()];

    expect(failed).toMatchObject({ outcome: 'failed', error: { code: 'MODEL_FAILED' } });
    expect(failed.wire.at(-1)).toMatchObject({ type: 'agent_error', payload: { recoverable: false, error_message: expect.stringContaining('refuses') } });
    expect(numbered(replayed.wire)).toEqual(numbered(failed.wire));
    expect(replayed.wire).toEqual(failed.wire);
    expect(criticalOf(here)).toEqual(CRITICAL_EVENTS);
    expect(numbered(there.wire)).toEqual(numbered(here.wire));
    expect(Math.min(...here.wire.map(({ seq }) => seq)), 'numbers go on after those of the failed run').toBeGreaterThan(Math.max(...failed.wire.map(({ seq }) => seq)));
    expect([failed, here].flatMap(({ violations }) => violations)).toEqual([]);
  });
});
