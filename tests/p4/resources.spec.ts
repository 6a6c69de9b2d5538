import { about, expect, needs, test } from '#fixtures';
import { crowd, taking } from './crowd.ts';

const HEADER = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';
const csvOf = (requests: readonly number[]) => [HEADER, ...requests.map((count, hour) => `2026-03-01T0${hour}:00:00Z,search,acme,large,${count},1000,500,1.5,100,0,0`)].join('\n');

test.describe('resources', () => {
  test('061 memory is told, and two hundred runs leave little of it behind', needs('load', 'scripted-model', 'second-user'), async ({ createUser, target, api, scripted }) => {
    test.setTimeout(60_000);
    const users = await Promise.all(Array.from({ length: 5 }, () => createUser()));
    const rounds = 200 / users.length;
    const [before, counted] = [await api.metrics.process(), await api.metrics.scrape()];
    const statuses = await Promise.all(
      users.map(async (user, index) => {
        const done = [];
        for (let round = 0; round < rounds; round += 1) done.push((await user.api.agents.executeData({ message: scripted(`Repeat ${index}.${round}`, { echo: true }) })).status);
        return done;
      }),
    );
    const [after, recounted] = [await api.metrics.process(), await api.metrics.scrape()];
    const grown = (after.resident_memory_bytes - before.resident_memory_bytes) / 1e6;
    // A process that has much room already needs no more of it for what is left behind.
    const used = (after.heap_used_bytes - before.heap_used_bytes) / 1e6;
    const ended = { agent: 'data', status: 'completed' };

    expect(statuses.flat()).toEqual(Array(200).fill('success'));
    expect(before.resident_memory_bytes).toBeGreaterThan(before.heap_used_bytes / 2);
    expect(after.heap_used_bytes).not.toBe(before.heap_used_bytes);
    expect(grown, 'megabytes more after two hundred runs').toBeLessThan(target.budgets.memoryGrowthMb);
    expect(used, 'megabytes more in use after two hundred runs').toBeLessThan(target.budgets.memoryGrowthMb);
    expect(recounted.value('agent_runs_total', ended) - counted.value('agent_runs_total', ended), 'runs counted').toBeGreaterThanOrEqual(200);
  });

  test('062 CPU time is told, and the rate the target must bear takes no more cores than it may', needs('restart', 'load'), async ({ openPlatform, load, target: { budgets } }) => {
    test.setTimeout(60_000);
    // A platform of its own, because what others ask would count.
    const own = await openPlatform();
    const { api } = await own.createUser();
    const before = { process: await api.metrics.process(), counted: await api.metrics.scrape() };
    const served = await load({ ratePerSecond: budgets.requestsPerSecond / 2, requests: 50, warmUp: 10 }, () => api.threads.list());
    const after = { process: await api.metrics.process(), counted: await api.metrics.scrape() };
    const seconds = after.process.cpu_seconds_total - before.process.cpu_seconds_total;
    const listed = { method: 'GET', route: '/api/threads', status: '200' };

    expect(served.errors).toEqual([]);
    expect(after.counted.value('http_requests_total', listed) - before.counted.value('http_requests_total', listed), 'requests counted').toBe(60);
    expect(after.counted.types).toMatchObject({ process_cpu_seconds_total: 'counter', process_resident_memory_bytes: 'gauge', http_requests_total: 'counter', http_request_duration_seconds: 'histogram' });
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(after.process.uptime_seconds * 64);
    expect((seconds / 60) * budgets.requestsPerSecond, `cores that ${budgets.requestsPerSecond} requests a second keep busy`).toBeLessThan(budgets.cpuCores);
  });

  test('063 connections to the store are counted, and none is in use when the work is done', needs('load', 'second-user'), async ({ createUser, load, target, api }) => {
    test.setTimeout(60_000);
    const users = await crowd(createUser, target);
    const threads = await Promise.all(users.map((user) => user.api.threads.create({ title: 'Written' })));
    const before = await api.metrics.database();
    const posts = await load({ ratePerSecond: target.budgets.requestsPerSecond / 2, requests: 60 }, (index) => taking(users, index).api.messages.create(taking(threads, index).id, { content: `line ${index}` }));
    const after = await api.metrics.database();
    const scrape = await api.metrics.scrape();
    const stored = await Promise.all(users.map((user, index) => user.api.threads.messages(taking(threads, index).id)));

    expect(posts.errors).toEqual([]);
    expect(after.connections).toEqual({ max: before.connections.max, in_use: 0, idle: before.connections.max });
    expect(before.connections.max).toBeGreaterThanOrEqual(1);
    expect(scrape.value('db_connections_in_use') + scrape.value('db_connections_idle')).toBe(scrape.value('db_connections_max'));
    expect(after.queries_total - before.queries_total, 'statements counted').toBeGreaterThanOrEqual(60);
    expect(stored.map(({ messages }) => messages.map(({ content }) => content))).toEqual(
      users.map((_, index) => posts.answers.map(({ content }) => content).filter((_, at) => at % users.length === index)),
    );
  });

  test('064 the same question about the same data is answered from the cache, to whoever asked it and to nobody else', needs('second-user'), async ({ api, createUser }) => {
    const other = await createUser();
    const ask = async (user: typeof other.api) => {
      const answer = await user.tools.executeRaw({ tool_name: 'dataset_summary' });
      const { rows, totals } = Object(answer.body).result ?? {};
      return [answer.status, answer.headers.get('x-cache'), rows, Object(totals).requests];
    };
    const shipped = await other.api.datasets.list();
    await api.datasets.upload({ name: 'march.csv', content: csvOf([10, 30, 60]) });
    const before = await api.metrics.cache();
    const [first, second] = [await ask(api), await ask(api)];
    const after = await api.metrics.cache();
    const theirs = await ask(other.api);
    await api.datasets.upload({ name: 'april.csv', content: csvOf([1, 2]) });
    const [third, fourth] = [await ask(api), await ask(api)];

    expect([first, second]).toEqual([[200, 'miss', 3, 100], [200, 'hit', 3, 100]]);
    expect(theirs.slice(0, 3), about('isolation')).toEqual([200, 'miss', shipped.datasets[0]?.rows]);
    expect([third, fourth]).toEqual([[200, 'miss', 2, 3], [200, 'hit', 2, 3]]);
    expect(after.hits_total - before.hits_total, 'answers counted as hits').toBeGreaterThanOrEqual(1);
    expect(after.misses_total - before.misses_total, 'answers counted as misses').toBeGreaterThanOrEqual(1);
    const elsewhere = await api.tools.executeRaw({ tool_name: 'list_agents' });
    expect([elsewhere.status, elsewhere.headers.get('x-cache')]).toEqual([200, null]);
  });
});
