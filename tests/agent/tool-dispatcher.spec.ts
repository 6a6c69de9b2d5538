import type { UsageRecord } from '#fixtures';
import { expect, needs, test, TOOL_NAMES } from '#fixtures';
import { CRITICAL_EVENTS, TICK_MS, timesIn } from './data/events.ts';
import { fileOf, hourAt, rowsOf } from './data/rows.ts';
import { sumOf, totalsOf } from './data/statistics.ts';

const share = (part: number, whole: number) => Number((part / whole).toFixed(4));
/** Sums as tools tell them. */
const sumsOf = (rows: readonly UsageRecord[]) => {
  const { requests, cost, errors } = totalsOf(rows);
  return { requests, cost_usd: cost, errors };
};
const MIXED = rowsOf([
  { errors: 4, requests: 80, cache_hits: 20, cost_usd: 6 }, { service: 'chat', model: 'small', requests: 300, errors: 3, cost_usd: 2, latency_ms: 40, cache_hits: 150 },
  { requests: 120, errors: 0, cost_usd: 8, latency_ms: 900 },
]);

test.describe('tool dispatcher', () => {
  test('AG-168 a tool that is called over the API computes on the caller’s own data', async ({ api }) => {
    await api.datasets.upload(fileOf(MIXED));
    const { result } = await api.tools.execute({ tool_name: 'analyze_workload' });
    const [search, chat] = ['search', 'chat'].map((name) => MIXED.filter(({ service }) => service === name));

    const workload = (rows: readonly UsageRecord[] = []) => ({
      service: rows[0]?.service, model: rows[0]?.model, requests: sumOf(rows, 'requests'), cost_usd: sumOf(rows, 'cost_usd'),
      cost_share: share(sumOf(rows, 'cost_usd'), sumOf(MIXED, 'cost_usd')), error_rate: share(sumOf(rows, 'errors'), sumOf(rows, 'requests')),
      cache_hit_rate: share(sumOf(rows, 'cache_hits'), sumOf(rows, 'requests')),
      tokens_per_request: Math.round((sumOf(rows, 'input_tokens') + sumOf(rows, 'output_tokens')) / sumOf(rows, 'requests')),
    });
    expect(result['workloads']).toMatchObject([workload(search), workload(chat)]);
    expect(result).toMatchObject({ totals: sumsOf(MIXED), peak_hours_utc: [0, 1, 2], period: { from: hourAt(0), to: hourAt(2), hours: 3 } });
  });

  test('AG-169 within a run and over the API a tool finds the same', needs('scripted-model'), async ({ api, socket }) => {
    await api.datasets.upload(fileOf(MIXED));
    const { toolCalls } = await (await socket.ask('How are our services used, and did anything spike?', { agent: 'data' })).finished();
    const direct = await Promise.all(toolCalls.map(({ name, args }) => api.tools.execute({ tool_name: name, arguments: { ...args } })));

    expect(toolCalls.map(({ name }) => name)).toEqual(['dataset_summary', 'analyze_workload', 'anomaly_detector']);
    expect(toolCalls.map(({ name, result }) => [name, result])).toEqual(direct.map(({ tool_name: name, result }) => [name, result]));
    expect(toolCalls[0]?.result).toMatchObject({ totals: sumsOf(MIXED), rows: MIXED.length });
  });

  test('AG-171 each call is told with its arguments before it runs, and with its result and its time after', needs('scripted-model'), async ({ socket, scripted }) => {
    const journey = await (await socket.ask(scripted('Be slow.', { slowToolMs: 60, echo: true }), { agent: 'validation' })).finished();
    const [executing, completed] = journey.wire.filter(({ type }) => type === 'tool_executing' || type === 'tool_completed');
    const apart = Number(completed?.timestamp) - Number(executing?.timestamp);
    const [took] = timesIn(journey.wire, 'tool_completed');

    const [{ id } = { id: '' }] = journey.toolCalls;
    expect(executing?.payload).toEqual({ tool_call_id: id, tool_name: 'self_test', parameters: { delay_ms: 60 } });
    expect(completed?.payload).toEqual({ tool_call_id: id, tool_name: 'self_test', success: true, result: { waited_ms: 60, refusals: 0 }, execution_time_ms: took });
    expect(apart, 'milliseconds between the two').toBeGreaterThanOrEqual(60 - TICK_MS);
    expect(Number(took), 'milliseconds of the tool').toBeGreaterThanOrEqual(60 - TICK_MS);
    expect(Number(took), 'milliseconds of the tool').toBeLessThanOrEqual(apart + TICK_MS);
  });

  test('AG-172 every agent that uses tools tells all five of its critical events, over one socket', needs('scripted-model'), async ({ api, socket }) => {
    await api.datasets.upload(fileOf(MIXED));
    const agents = ['data', 'validation', 'supply_researcher', 'corpus_admin', 'synthetic_data', 'data_helper'];
    const runs = await Promise.all(agents.map((agent) => socket.ask('What do the data say of our usage?', { agent })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));

    const firsts = journeys.map(({ wire }) => CRITICAL_EVENTS.map((type) => wire.findIndex((event) => event.type === type)));
    expect(journeys.map(({ wire }) => CRITICAL_EVENTS.filter((type) => wire.some((event) => event.type === type)))).toEqual(agents.map(() => CRITICAL_EVENTS));
    expect(firsts).toEqual(firsts.map((positions) => positions.toSorted((a, b) => a - b)));
    expect(journeys.map((journey) => [journey.agents, journey.violations])).toEqual(agents.map((agent) => [[agent], []]));
  });

  test('AG-173 calls of one user at the same time each work on the data set they name', async ({ api }) => {
    const sets = [MIXED, MIXED.slice(0, 1), MIXED.slice(1)];
    const datasets = await Promise.all(sets.map((rows) => api.datasets.upload(fileOf(rows))));
    const wanted = Array.from({ length: 12 }, (_, index) => index % sets.length);
    const results = await Promise.all(wanted.map((index) => api.tools.execute({ tool_name: 'dataset_summary', arguments: { dataset_id: datasets[index]?.id } })));

    expect(results.map(({ result }) => result)).toMatchObject(
      wanted.map((index) => ({ dataset_id: datasets[index]?.id, rows: sets[index]?.length, totals: sumsOf(sets[index] ?? []) })),
    );
    expect((await api.datasets.list()).datasets.slice(1).map(({ id }) => id)).toEqual(expect.arrayContaining(datasets.map(({ id }) => id)));
  });

  test('AG-174 a tool never works on data of another user, and nobody else hears of its work', needs('scripted-model', 'second-user'), async ({
    api, socket, createUser,
  }) => {
    const other = await createUser();
    const dataset = await api.datasets.upload(fileOf(MIXED));
    await other.api.datasets.upload(fileOf(MIXED.slice(1)));
    await using overhearing = await other.openSocket();
    const journey = await (await socket.ask('How many requests did we make?', { agent: 'data' })).finished();
    const theirs = await other.api.tools.execute({ tool_name: 'dataset_summary' });
    await overhearing.ping();

    expect(await other.api.tools.executeRaw({ tool_name: 'dataset_summary', arguments: { dataset_id: dataset.id } })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(theirs.result).toMatchObject({ rows: MIXED.length - 1, totals: sumsOf(MIXED.slice(1)) });
    expect(journey.toolCalls[0]?.result).toMatchObject({ dataset_id: dataset.id, totals: sumsOf(MIXED) });
    expect(overhearing.received.filter(({ frame }) => 'run_id' in frame)).toEqual([]);
  });

  test('AG-175 a call that cannot be done is refused by name over the API, and told as failed within a run', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const done = await api.agents.execute({ type: 'data', message: scripted('What do we spend?', { fail: 'tool' }) });
    const journey = await (await stream.run(done.run_id)).finished();

    expect(await api.tools.executeRaw({ tool_name: 'dataset_summary', arguments: { dataset_id: 'ds_unknown' } })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.tools.executeRaw({ tool_name: 'query_corpus', arguments: { limit: 51 } })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['limit'] });
    expect(await api.tools.executeRaw({ tool_name: 'query_corpus', arguments: { from: 'yesterday' } })).toBeProblem({
      status: 422, code: 'VALIDATION_ERROR', fields: ['from'],
    });
    expect(await api.tools.executeRaw({ tool_name: 'anomaly_detector', arguments: { service: 'nowhere' } })).toBeProblem({
      status: 422, code: 'VALIDATION_ERROR', fields: ['service'],
    });
    expect(journey).toHaveToolCalls(
      [{ name: 'dataset_summary', success: false, args: { dataset_id: 'ds_that_does_not_exist' } }, { name: 'analyze_workload', success: true }],
      { match: 'in-order' },
    );
    expect(journey.toolCalls[0]?.result).toMatchObject({ error_code: 'NOT_FOUND' });
    expect(done).toMatchObject({ status: 'degraded', result: { degraded_because: ['tool dataset_summary failed'] } });
    expect(done.response).toContain('The tool dataset_summary failed (NOT_FOUND)');
  });

  test('AG-176 calls of tools are answered within the budget, each with its own sums', needs('load'), async ({ api, load, target }) => {
    const datasets = await Promise.all([MIXED, MIXED.slice(1)].map((rows) => api.datasets.upload(fileOf(rows))));
    const ask = (index: number) => api.tools.execute({ tool_name: 'analyze_workload', arguments: { dataset_id: datasets[index % 2]?.id } });
    const calls = await load({ ratePerSecond: target.budgets.requestsPerSecond / 2, requests: 40, warmUp: 4 }, ask);

    expect(calls.errors).toEqual([]);
    expect(calls.answers.map(({ result }) => result)).toMatchObject(calls.answers.map((_, index) => ({ totals: sumsOf(index % 2 === 0 ? MIXED : MIXED.slice(1)) })));
    expect(calls).toKeepBudget({ percent: 90, ms: target.budgets.apiMs });
  });

  test('AG-178 a tool is reached by its own name alone, with a plan that has it, as its permission says', needs('personas', 'second-user'), async ({
    api, createUser, anonymousApi,
  }) => {
    const free = await createUser({ plan: 'free' });
    const strangers = ['constructor', '__proto__', 'toString', 'Dataset_Summary', 'dataset_summary ', '../dataset_summary'];
    const refused = await Promise.all(strangers.map((tool_name) => api.tools.executeRaw({ tool_name })));
    const permissions = await Promise.all(TOOL_NAMES.map((name) => free.api.tools.permission(name)));
    const tried = await Promise.all(TOOL_NAMES.map((tool_name) => free.api.tools.executeRaw({ tool_name, arguments: { dataset_id: 'ds_unknown' } })));

    expect(await free.api.tools.executeRaw({ tool_name: 'query_corpus' })).toBeProblem({ status: 403, code: 'PLAN_REQUIRED' });
    expect(refused.map(({ status }) => status)).toEqual(strangers.map(() => 404));
    expect(permissions.map(({ allowed, required_plan: plan }) => allowed === (plan === 'free'))).toEqual(TOOL_NAMES.map(() => true));
    expect(TOOL_NAMES.filter((_, index) => tried[index]?.status === 403)).toEqual(permissions.flatMap(({ tool_name: name, allowed }) => (allowed ? [] : [name])));
    expect((await free.api.tools.list()).available_tools).toBe(permissions.filter(({ allowed }) => allowed).length);
    expect(await anonymousApi.tools.executeRaw({ tool_name: 'dataset_summary' })).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('AG-179 many users who use several tools at once each get the figures of their own data', needs('second-user'), async ({ createUser }) => {
    const users = await Promise.all(Array.from({ length: 6 }, () => createUser()));
    const rowsOfUser = users.map((_, index) => rowsOf([{ service: `own-${index}`, requests: 10 + index, cost_usd: 1 + index, cache_hits: 0 }]));
    await Promise.all(users.map(({ api }, index) => api.datasets.upload(fileOf(rowsOfUser[index] ?? []))));
    const tools = ['dataset_summary', 'analyze_workload', 'query_corpus'] as const;
    const results = await Promise.all(users.flatMap(({ api }) => tools.map((tool_name) => api.tools.execute({ tool_name }))));

    const owners = users.flatMap((_, index) => tools.map(() => index));
    expect(results.map(({ result }) => result['totals'])).toMatchObject(owners.map((index) => sumsOf(rowsOfUser[index] ?? [])));
    expect(results.map(({ result }) => [...new Set(JSON.stringify(result).match(/own-\d/g))])).toEqual(owners.map((index) => [`own-${index}`]));
  });
});
