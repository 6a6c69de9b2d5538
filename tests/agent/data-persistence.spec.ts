import { expect, needs, test } from '#fixtures';
import { ofService, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { FIVE_HOURS, FIVE_HOURS_FILE } from './data/workloads.ts';

test.describe('data pipeline persistence', () => {
  test('AG-049 data, question and answer outlive a restart, and a later session asks on from there', needs('restart'), async ({ openPlatform }) => {
    const platform = await openPlatform();
    const { api, openSocket } = await platform.createUser();
    const dataset = await api.datasets.upload(FIVE_HOURS_FILE);
    const done = await api.agents.execute({ type: 'data', message: 'How is search doing?' });
    const before = await api.threads.messages(done.thread_id);
    await platform.restart();
    await using socket = await openSocket();
    const { messages } = await socket.history(done.thread_id);
    const later = await (await socket.ask('And what did that cost?', { agent: 'data', threadId: done.thread_id })).finished();
    const own = totalsOf(ofService(FIVE_HOURS, 'search'));

    expect(await api.datasets.get(dataset.id)).toEqual(dataset);
    expect(messages).toEqual(before.messages);
    expect(messages.at(-1)?.content).toBe(done.response);
    expect(await api.runs.get(done.run_id)).toMatchObject({ status: 'completed', answer_id: messages.at(-1)?.id });
    expect(later).toReachQuality({ facts: ['search', usd(own.cost), count(own.requests)], forbidden: ['| tickets |'] });
    expect((await api.threads.messages(done.thread_id)).messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  test('AG-050 every service names the same environment and release, and tokens are made for that environment', async ({ anonymousApi, session, target }) => {
    const { version, services } = await anonymousApi.about.version();
    const { live, ready, apiHealth, publicConfig, health } = anonymousApi.operations;
    const told = [await live(), await ready(), await apiHealth(), await publicConfig()];
    const releases = [...told, await health()].map((one) => one.version.split('+')[0]);
    // What is in a token is JSON of any shape.
    const claims = JSON.parse(Buffer.from(String(session.accessToken.split('.')[1]), 'base64url').toString()) as { readonly env?: string };

    expect(told.map(({ environment }) => environment)).toEqual(told.map(() => target.environment));
    expect(claims.env).toBe(target.environment);
    expect(releases).toEqual(releases.map(() => version));
    expect(services.map((service) => service.version)).toEqual(services.map(() => version));
    expect(services.length).toBeGreaterThanOrEqual(2);
  });

  test('AG-051 three users write two threads each while the platform dies, and after another try there are six', needs('restart', 'second-user'), async ({
    openPlatform,
  }) => {
    const platform = await openPlatform();
    const users = await Promise.all([1, 2, 3].map(() => platform.createUser()));
    const writes = users.flatMap(({ api }, user) =>
      ['first', 'second'].map((title) => ({ api: api.with({ idempotencyKey: `${user}-${title}` }), title: `${title} of ${user}` })),
    );
    const early = await Promise.all(writes.slice(0, 3).map(({ api, title }) => api.threads.create({ title })));
    const cut = Promise.allSettled(writes.slice(2).map(({ api, title }) => api.threads.createRaw({ title })));
    await platform.kill('SIGKILL');
    await cut;
    await platform.start();
    const again = await Promise.all(writes.map(({ api, title }) => api.threads.create({ title })));
    const kept = await Promise.all(users.map(({ api }) => api.threads.list()));

    expect(again.slice(0, 3)).toEqual(early);
    expect(kept.map((threads) => threads.map(({ title }) => title).sort())).toEqual([0, 1, 2].map((user) => [`first of ${user}`, `second of ${user}`]));
    expect(kept.flat().map(({ id }) => id).sort()).toEqual(again.map(({ id }) => id).sort());
    expect(new Set(again.map(({ id }) => id)).size).toBe(6);
  });
});
