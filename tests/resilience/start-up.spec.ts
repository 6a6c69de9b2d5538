import type { ImportLine, Message, TestFixtures, User } from '#fixtures';
import { about, expect, needs, test } from '#fixtures';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const withModel = (baseUrl: string) =>
  ({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: baseUrl, PLATFORM_OPENAI_MODEL: 'tiny', PLATFORM_RETRY_DELAY_MS: '1' }) as const;
/** What a platform says of itself at one moment. */
async function look({ operations }: User['api']) {
  const [live, ready, short] = [await operations.liveRaw(), await operations.readyRaw(), await operations.healthRaw()];
  return { live: live.status, ready: ready.status, short: short.status, says: Object(ready.body).status, model: Object(Object(ready.body).checks).model?.status };
}
/** One user who writes line after line until the platform is no more. */
async function writerOn(own: Awaited<ReturnType<TestFixtures['openPlatform']>>) {
  const { api } = await own.createUser();
  const { id } = await api.threads.create({ title: 'Lines' });
  const acknowledged: Message[] = [];
  const write = async () => {
    for (;;) acknowledged.push(await api.messages.create(id, { content: `line ${acknowledged.length + 1}` }));
  };
  return { acknowledged, write, stored: () => api.threads.messages(id, { limit: 100 }) };
}

test.describe('start-up', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('RE-007 a platform killed in the middle of writes has each one that it acknowledged, once, and at most one more of each writer', needs('restart'), async ({
    openPlatform,
  }) => {
    const own = await openPlatform();
    const writers = await Promise.all(upTo(5).map(() => writerOn(own)));
    const written = Promise.allSettled(writers.map(({ write }) => write()));
    await expect.poll(() => Math.min(...writers.map(({ acknowledged }) => acknowledged.length)), { intervals: [5] }).toBeGreaterThan(4);
    await own.kill('SIGKILL');
    const ends = await written;
    await own.start();
    const stored = await Promise.all(writers.map((writer) => writer.stored()));

    expect(ends.map(({ status }) => status)).toEqual(writers.map(() => 'rejected'));
    expect(stored.map(({ messages }, index) => messages.slice(0, writers[index]?.acknowledged.length))).toEqual(writers.map(({ acknowledged }) => acknowledged));
    expect(stored.filter(({ total }, index) => total > Number(writers[index]?.acknowledged.length) + 1)).toEqual([]);
  });

  test('RE-008 a platform started before its model lives and serves what needs none, is not ready, and is as soon as the model is there', needs('restart'), async ({
    openPlatform, modelEndpoint: model,
  }) => {
    await model.stop();
    const own = await openPlatform(withModel(model.baseUrl));
    const { api } = await own.createUser();
    const early = await look(api);
    const thread = await api.threads.create({ title: 'Early' });
    await model.start();
    const late = await look(api);
    const answered = await api.agents.execute({ type: 'data', message: 'Are you there?', thread_id: thread.id });

    expect(early).toEqual({ live: 200, ready: 503, short: 503, says: 'not_ready', model: 'down' });
    expect(late).toEqual({ live: 200, ready: 200, short: 200, says: 'ready', model: 'up' });
    expect(answered).toMatchObject({ status: 'success', response: 'It works.', thread_id: thread.id });
  });

  test('RE-009 a dependency that is there and does not do its work is told as down with a reason that gives nothing away', needs('restart'), async ({
    openFrontEnd, openPlatform, modelEndpoint: model,
  }) => {
    // A proxy with nobody behind it, where the model should be.
    const door = await openFrontEnd();
    door.passOnTo();
    const own = await openPlatform(withModel(`${door.origin}/v1`));
    const { api } = await own.createUser();
    const without = await api.operations.readyRaw();
    const degraded = await api.agents.execute({ type: 'data', message: 'Are you there?' });
    door.passOnTo({ apiUrl: model.baseUrl });
    const behind = await look(api);

    const up = { status: 'up', response_time_ms: expect.any(Number) };
    expect(without, about('contract')).toMatchObject(
      { status: 503, body: { status: 'not_ready', checks: { database: up, event_journal: up, model: { status: 'down', error: 'The check failed.' } } } },
    );
    expect([new URL(door.origin).port, '502'].filter((inside) => without.text.includes(inside)), 'insides told to everybody').toEqual([]);
    expect(degraded).toMatchObject({ status: 'degraded', response: expect.stringContaining('The model endpoint answered 502.') });
    expect(behind).toMatchObject({ ready: 200, model: 'up' });
  });

  test('RE-010 a platform with thousands of messages in its store is ready as soon as an empty one, and has them all', needs('restart'), async ({
    openPlatform, target,
  }) => {
    const own = await openPlatform();
    const { api } = await own.createUser();
    const lines = upTo(2000).map((number): ImportLine => ({ type: 'message', thread: 'long', role: 'user', content: `message ${number}` }));
    const { threads } = await api.transfer.import([{ type: 'thread', ref: 'long', title: 'Long' }, ...lines]);
    await own.restart();
    const [first, last] = [
      await api.threads.messages(String(threads['long']), { limit: 1 }), await api.threads.messages(String(threads['long']), { limit: 1, offset: 1999 }),
    ];

    expect(own.startsMs).toHaveLength(2);
    expect(Math.max(...own.startsMs), 'milliseconds until ready').toBeLessThan(target.budgets.startMs);
    expect([first.total, first.messages[0]?.content, last.messages[0]?.content]).toEqual([2000, 'message 1', 'message 2000']);
    expect((await api.operations.ready()).status).toBe('ready');
  });

  test('RE-011 a platform that cannot have its port or its database ends with 1 and says what to do; a setting that does not exist is named', needs('restart'), async ({
    openPlatform, tryOpenPlatform,
  }) => {
    const first = await openPlatform();
    const { api } = await first.createUser();
    const [misspelt, taken, used] = await Promise.all([
      tryOpenPlatform({ PLATFORM_PROT: '80' }),
      tryOpenPlatform({ PLATFORM_PORT: new URL(first.target.apiUrl).port }),
      tryOpenPlatform({ PLATFORM_DATABASE: first.database }),
    ]);

    expect(misspelt).toRefuseToStart({ PLATFORM_PROT: 'is not a setting of the platform' });
    expect([taken, used].map(({ ready, exitCode }) => [ready, exitCode])).toEqual([[false, 1], [false, 1]]);
    expect(taken.output).toMatch(/^The platform cannot start: the port is taken \(.*\)\. Stop the other process, or use --port 0 for any free port\.\n$/);
    expect(used.output).toMatch(/^The platform cannot start\. The database .* cannot be used: another platform uses it\..*\n$/);
    expect(await api.threads.list(), 'what the first one has to say').toEqual([]);
  });

  test('RE-012 each health address says in its own words the same service, the same build, and times that pass', async ({ anonymousApi, api }) => {
    const { operations } = anonymousApi;
    const before = await operations.ready();
    const [short, live, ready, own] = [await operations.health(), await operations.live(), await operations.ready(), await operations.apiHealth()];
    const build = await api.about.version();
    const told = [Date.parse(before.timestamp), short.timestamp * 1000, Date.parse(live.timestamp), Date.parse(ready.timestamp), Date.parse(own.timestamp)];

    expect([short.status, live.status, ready.status, own.status]).toEqual(['healthy', 'alive', 'ready', 'ready']);
    expect([short, live, ready, own].map(({ service }) => service)).toEqual(Array(4).fill(build.name));
    const builds = [short, live, ready, own].map(({ version }) => version);
    expect(new Set(builds).size, `builds told: ${builds.join(', ')}`).toBe(1);
    expect(short.version.split('+')[0]).toBe(build.version);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(ready.uptime_seconds).toBeGreaterThanOrEqual(before.uptime_seconds);
    expect([Object.keys(ready.checks), Object.keys(own.checks)]).toEqual([Object.keys(before.checks), Object.keys(before.checks)]);
  });
});
