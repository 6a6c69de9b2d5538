import type { Journey, Socket } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { csvOf, namesIn, TEAMS } from './data/teams.ts';

const CROWD = 200;
/** So many of them at a socket, the others at a stream. */
const AT_SOCKETS = 150;
/** A crowd on a busy machine is served late: that is not what is looked at. */
const PATIENCE = { timeoutMs: 30_000, silenceMs: 30_000, totalMs: 50_000 };

const startOf = ({ wire }: Journey) => Number(wire[0]?.timestamp);
const endOf = ({ wire }: Journey) => Number(wire.at(-1)?.timestamp);
/** Milliseconds for which all of them were at work. */
const together = (journeys: readonly Journey[]) => Math.min(...journeys.map(endOf)) - Math.max(...journeys.map(startOf));
/** Threads of which a socket heard anything, and the numbers it heard. */
const threadsOf = ({ received }: Socket) => [...new Set(received.flatMap(({ frame }) => ('seq' in frame ? [frame.thread_id] : [])))];
const seqsOf = ({ received }: Socket) => received.flatMap(({ frame }) => ('seq' in frame ? [frame.seq] : []));
/** Ten at a time: to come in is not what these tests are about. */
async function inTens<T, R>(items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (let first = 0; first < items.length; first += 10) made.push(...(await Promise.all(items.slice(first, first + 10).map(make))));
  return made;
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test.describe('many users', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('RE-027 three users ask three agents at the same time, and each is told of one’s own data alone', needs('second-user', 'scripted-model'), async ({
    createUser, scripted,
  }) => {
    const agents = ['data', 'reporting', 'corpus_admin'];
    const journeys = await Promise.all(
      TEAMS.map(async (team, index) => {
        const { api, openSocket } = await createUser();
        await api.datasets.upload({ name: `${team.service}.csv`, content: team.csv });
        await using socket = await openSocket();
        const run = await socket.ask(scripted('What did we spend, and on which services?', { slowMs: 30 }), { agent: String(agents[index]) });
        return await run.finished();
      }),
    );

    expect(journeys.map((journey) => journey.agents)).toEqual(agents.map((agent) => [agent]));
    expect(journeys.map(({ answer }) => namesIn(answer))).toEqual(TEAMS.map(({ service, cost }) => [service, cost]));
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
    expect(new Set(journeys.map(({ threadId }) => threadId)).size).toBe(3);
  });

  test('RE-028 three users of one agent who are answered at the same time each hear their own words only', needs('second-user', 'scripted-model'), async ({
    createUser, scripted,
  }) => {
    const markers = ['the amber lighthouse', 'the violet harbour', 'the copper bridge'];
    const users = await Promise.all(markers.map(() => createUser()));
    const sockets = await Promise.all(users.map((user) => user.openSocket()));
    const runs = await Promise.all(sockets.map((socket, index) => socket.ask(scripted(`I dreamt of ${markers[index]}.`, { echo: true, slowMs: 80 }), { agent: 'data' })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    await Promise.all(sockets.map((socket) => socket.close()));
    const heard = sockets.map(({ received }) => JSON.stringify(received));
    const stored = await Promise.all(users.map(async ({ api }, index) => (await api.threads.messages(String(runs[index]?.threadId))).messages.at(-1)?.content));

    expect(together(journeys), 'milliseconds for which all three were at work').toBeGreaterThan(0);
    expect(journeys.map(({ answer }) => answer)).toEqual(markers.map((marker) => `I dreamt of ${marker}.`));
    expect(stored).toEqual(journeys.map(({ answer }) => answer));
    expect(heard.map((text) => ['lighthouse', 'harbour', 'bridge'].filter((word) => text.includes(word)))).toEqual([['lighthouse'], ['harbour'], ['bridge']]);
  });

  test(
    'RE-029 whoever meddles with a run under way is told for each attempt that there is no such thing, and its owner alone ends it',
    needs('second-user', 'scripted-model'),
    async ({ api, socket, createUser, scripted }) => {
      const eve = await createUser();
      await using meddling = await eve.openSocket();
      const run = await socket.ask(scripted('This is mine alone.', { slowToolMs: 20_000 }), { agent: 'validation' });
      await run.waitFor('tool_executing');
      const replies = await Promise.all([
        meddling.request({ type: 'stop_agent', payload: { run_id: run.id } }),
        meddling.request({ type: 'resume', payload: { thread_id: run.threadId, after_seq: 0 } }),
        meddling.request({ type: 'user_message', thread_id: run.threadId, payload: { content: 'And me?' } }),
      ]);
      const attempts = await Promise.all([
        eve.stream.runRaw(run.id), eve.api.agents.cancelRaw({ run_id: run.id }), eve.api.agents.statusRaw(run.id), eve.api.runs.treeRaw(run.id),
        eve.api.threads.purgeRaw(run.threadId),
      ]);
      await meddling.ping();
      const under = await api.runs.get(run.id);
      await api.agents.cancel({ run_id: run.id, reason: 'enough for today' });
      const journey = await run.finished();

      expect(replies.map((reply) => [reply.type, Object(reply.data).error_code])).toEqual(replies.map(() => ['error', 'NOT_FOUND']));
      expect(attempts.map(({ method, url, status }) => `${method} ${url.replace(run.id, '…')} ${status}`)).toEqual(
        attempts.map(({ method, url }) => `${method} ${url.replace(run.id, '…')} 404`),
      );
      expect(meddling.received.map(({ frame }) => frame.type)).toEqual(['system_message', 'error', 'error', 'error', 'pong']);
      expect(under.status).toBe('in_progress');
      expect(journey).toFollowContract();
      expect(journey.wire.flatMap((event) => (event.type === 'agent_cancelled' ? [event.payload.reason] : []))).toEqual(['enough for today']);
      expect((await api.threads.messages(run.threadId)).messages.map(({ role }) => role)).toEqual(['user']);
    },
  );

  test(
    'RE-030 two hundred users at once each get a whole answer, in order and of their own, and leave the platform as idle as it was',
    needs('restart', 'load', 'scripted-model'),
    async ({ openPlatform, scripted }) => {
      const own = await openPlatform();
      const { api } = await own.createUser();
      const users = await inTens(upTo(CROWD), () => own.createUser());
      const sockets = await inTens(users.slice(0, AT_SOCKETS), (user) => user.openSocket());
      const open = (await api.metrics.http()).open_sockets;
      const question = (index: number) => scripted(`This is asked by user ${index} alone.`, { echo: true });
      const [asked, read] = await Promise.all([
        Promise.all(sockets.map((socket, index) => socket.ask(question(index), { agent: 'data', ...PATIENCE }))),
        Promise.all(users.slice(AT_SOCKETS).map(({ stream }, index) => stream.agent(question(AT_SOCKETS + index), { agent: 'data' }))),
      ]);
      const journeys = await Promise.all([...asked, ...read].map((run) => run.finished(PATIENCE)));
      const stored = await Promise.all(users.map(async (user, index) => (await user.api.threads.messages(String(journeys[index]?.threadId))).messages.map(({ content }) => content)));
      await Promise.all(sockets.map((socket) => socket.close()));
      // A platform hears of a close a moment after its client.
      await expect.poll(async () => (await api.metrics.http()).open_sockets).toBe(0);
      const idle = { runs: (await api.metrics.agents()).active_runs, store: (await api.metrics.database()).connections.in_use };
      const { workers, waiting } = await api.agents.workers();

      expect(open).toBe(AT_SOCKETS);
      expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
      expect(journeys.map(({ answer }) => answer)).toEqual(users.map((_, index) => `This is asked by user ${index} alone.`));
      expect(stored).toEqual(journeys.map(({ answer }, index) => [question(index), answer]));
      expect(sockets.map(threadsOf), 'threads of which each heard').toEqual(asked.map(({ threadId }) => [threadId]));
      expect(sockets.map(seqsOf), 'numbers that each heard').toEqual(sockets.map((socket) => upTo(seqsOf(socket).length)));
      expect({ ...idle, waiting, active: workers.map(({ active }) => active) }, 'left behind').toEqual({ runs: 0, store: 0, waiting: 0, active: workers.map(() => 0) });
      expect(workers.reduce((sum, { ended }) => sum + ended, 0)).toBe(CROWD);
    },
  );

  test('RE-031 both tabs of each of five users hear the same, in the same order, and nothing of the others', needs('second-user', 'scripted-model'), async ({
    createUser, scripted,
  }) => {
    const users = await Promise.all(upTo(5).map(() => createUser()));
    const pairs = await Promise.all(users.map(async ({ openSocket }) => [await openSocket(), await openSocket()] as const));
    const runs = await Promise.all(pairs.map(([tab], index) => tab.ask(scripted(`Tab of user ${index}.`, { echo: true, slowMs: 20 }), { agent: 'data' })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    // A pong comes after all that was said before it.
    await Promise.all(pairs.map(([, other]) => other.ping()));
    const told = pairs.map((tabs) => tabs.map(({ received }) => received.flatMap(({ frame }) => ('seq' in frame ? [frame] : []))));
    await Promise.all(pairs.flat().map((socket) => socket.close()));

    expect(new Set(pairs.flat().map(({ greeting }) => greeting.connection_id)).size).toBe(10);
    expect(journeys.map(({ answer }) => answer)).toEqual(users.map((_, index) => `Tab of user ${index}.`));
    expect(told.map(([, other]) => other?.map((event) => `${event.seq} ${event.type}`))).toEqual(told.map(([tab]) => tab?.map((event) => `${event.seq} ${event.type}`)));
    expect(told.map(([, other]) => other)).toEqual(told.map(([tab]) => tab));
    expect(pairs.flat().map(threadsOf)).toEqual(runs.flatMap(({ threadId }) => [[threadId], [threadId]]));
  });

  test('RE-032 a session remembers what a question was about over a new connection and a new token', needs('refresh-tokens'), async ({
    api, anonymousApi, session, openSocket,
  }) => {
    const [alpha, beta] = TEAMS;
    await api.datasets.upload({ name: 'two-teams.csv', content: csvOf(alpha, beta) });
    const first = await openSocket();
    const named = await first.ask(`What did ${alpha.service} cost?`, { agent: 'data' });
    const { threadId } = await named.finished();
    await first.drop();
    const renewed = await anonymousApi.auth.refresh(session.refreshToken);
    await using second = await openSocket({ token: renewed.access_token });
    const small = await (await second.ask('And how many requests did it make?', { threadId, agent: 'data' })).finished();
    const last = await (await second.ask('And what did it cost again?', { threadId, agent: 'data' })).finished();
    const everything = await (await second.ask('And what did all of them cost?', { threadId, agent: 'data' })).finished();

    expect([small, last].map(({ answer }) => namesIn(answer))).toEqual([[alpha.service, alpha.cost], [alpha.service, alpha.cost]]);
    expect(small).toAnswer(String(alpha.requests));
    // It is memory, and not blindness: asked for all, it tells of both.
    expect(everything).toAnswer([alpha.service, beta.service]);
    expect((await api.threads.messages(threadId)).total).toBe(8);
  });
});
