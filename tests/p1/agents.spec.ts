import { about, expect, needs, percentile, test, TOOL_NAMES } from '#fixtures';

const REGISTRY = [
  'actions', 'corpus_admin', 'data', 'data_helper', 'optimization', 'reporting', 'supervisor', 'supply_researcher', 'synthetic_data', 'triage', 'validation',
];

test.describe('agents', () => {
  test('005 the registry lists every agent with what it can do, to signed-in users only', async ({ api, anonymousApi }) => {
    const { agents, total } = await api.agents.list();

    expect(agents.map((agent) => agent.name).sort()).toEqual(REGISTRY);
    expect(total).toBe(REGISTRY.length);
    expect(agents.filter((agent) => agent.status !== 'ready' || agent.capabilities.length === 0)).toEqual([]);
    expect((await api.agents.get('data')).id).toBe(agents.find((agent) => agent.name === 'data')?.id);
    expect(await anonymousApi.agents.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('006 the configuration of an agent is for admins alone', needs('personas'), async ({ createUser, api, anonymousApi }) => {
    const admin = await createUser({ role: 'admin' });
    const config = await admin.api.agents.config('data');

    expect(config.name).toBe('data');
    expect(config.tools).toEqual((await admin.api.agents.get('data')).tools);
    expect(config.tools.length).toBeGreaterThanOrEqual(1);
    expect(await api.agents.configRaw('data')).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await anonymousApi.agents.configRaw('data')).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await admin.api.agents.configRaw('nobody')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await admin.api.send({ method: 'GET', path: '/api/agents/data/configuration' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('007 an execution runs to its end and leaves the answer it gave', async ({ api, anonymousApi }) => {
    const summary = await api.tools.execute({ tool_name: 'dataset_summary' });
    // What a tool finds has the tool's own shape.
    const { requests, cost_usd: cost } = summary.result['totals'] as { requests: number; cost_usd: number };
    const done = await api.agents.execute({ type: 'data', message: 'How many requests did we make, and what did they cost?' });

    expect(done).toMatchObject({ status: 'success', agent: 'data' });
    expect(done.response).toContain(requests.toLocaleString('en-US'));
    expect(done.response).toContain(cost.toLocaleString('en-US', { style: 'currency', currency: 'USD' }));
    expect(await api.runs.get(done.run_id), about('values')).toMatchObject({ status: 'completed', thread_id: done.thread_id, agent: 'data', error: null });
    const { messages } = await api.threads.messages(done.thread_id);
    expect(messages.map(({ role, content }) => ({ role, content }))).toEqual([
      { role: 'user', content: 'How many requests did we make, and what did they cost?' },
      { role: 'assistant', content: done.response },
    ]);
    expect(await api.agents.executeRaw({ type: 'data', message: '' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['message'] });
    expect(await anonymousApi.agents.executeRaw({ type: 'data', message: 'Hello' })).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('009 the status of a run goes from queued over in progress to completed, as its events say', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const first = await socket.ask(scripted('Keep the thread busy.', { slowMs: 40 }));
    const { run_id: id, status } = await api.agents.start({ message: scripted('And then?', { slowMs: 40 }), thread_id: first.threadId, queue: true });
    const second = socket.run(id, first.threadId);
    const queued = await api.runs.get(id);
    await first.finished();
    await second.waitFor('agent_started');
    const running = await api.runs.get(id);
    const journey = await second.finished();
    const completed = await api.runs.get(id);

    expect([status, queued.status, running.status, completed.status]).toEqual(['queued', 'queued', 'in_progress', 'completed']);
    expect(journey.outcome).toBe('completed');
    expect([queued.started_at, queued.ended_at, running.ended_at]).toEqual([null, null, null]);
    expect(completed.ended_at).toBeGreaterThanOrEqual(completed.started_at ?? Infinity);
    expect(completed.started_at).toBeGreaterThanOrEqual(completed.created_at);
    expect((await api.agents.status()).runs).toEqual([]);
    expect((await api.agents.status(id)).runs).toMatchObject([{ run_id: id, status: 'completed', last_event_seq: journey.wire.at(-1)?.seq }]);
    expect(await api.runs.getRaw('run_unknown')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('010 a tool is listed, computes on the data it is given and refuses what it cannot do', async ({ api, anonymousApi }) => {
    const rows = [
      { service: 'search', requests: 10, cost: 1.5, latency: 100 },
      { service: 'search', requests: 30, cost: 2.25, latency: 300 },
      { service: 'chat', requests: 60, cost: 6.25, latency: 500 },
    ];
    const header = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';
    const csv = rows.map((row, hour) => `2026-03-01T0${hour}:00:00Z,${row.service},acme,large,${row.requests},1000,500,${row.cost},${row.latency},0,0`);
    const dataset = await api.datasets.upload({ name: 'march.csv', content: [header, ...csv].join('\n') });
    const { tools, user_plan, total_tools } = await api.tools.list();
    const { result } = await api.tools.execute({ tool_name: 'query_corpus', arguments: { dataset_id: dataset.id, service: 'search' } });

    expect(user_plan).toBe('pro');
    expect(tools.map((tool) => tool.name).sort()).toEqual([...TOOL_NAMES].sort());
    expect(total_tools).toBe(tools.length);
    expect(tools.filter((tool) => tool.allowed).map((tool) => tool.name)).toEqual(tools.filter((tool) => ['free', 'pro'].includes(tool.plan)).map((tool) => tool.name));
    const search = rows.filter((row) => row.service === 'search');
    expect(result).toMatchObject({
      matched: search.length,
      totals: { requests: search.reduce((sum, row) => sum + row.requests, 0), cost_usd: search.reduce((sum, row) => sum + row.cost, 0) },
      records: search.map(({ service, requests, cost }) => ({ service, requests, cost_usd: cost })),
    });
    expect(await api.tools.executeRaw({ tool_name: 'crystal_ball' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.tools.executeRaw({ tool_name: 'query_corpus', arguments: { limit: 0 } })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['limit'] });
    expect(await api.tools.executeRaw({ tool_name: 'cost_analyzer' })).toBeProblem({ status: 403, code: 'PLAN_REQUIRED' });
    expect(await anonymousApi.tools.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('011 thirty runs of an agent all succeed within the budget', async ({ api, target }) => {
    const timeoutMs = 2 * target.budgets.agentRunMs;
    test.setTimeout(30 * timeoutMs);
    const answers = [];
    for (let count = 0; count < 30; count += 1) answers.push(await api.with({ timeoutMs }).agents.executeRaw({ type: 'triage', message: `Where did request ${count} go?` }));
    const p95 = percentile(answers.map((answer) => answer.durationMs), 95);
    // Checked by the next assertion, which sees the whole of it.
    const bodies = answers.map((answer) => answer.body as { run_id: string; execution_time_ms: number });

    expect(bodies).toEqual(Array(30).fill(expect.objectContaining({ status: 'success', agent: 'triage' })));
    expect(new Set(bodies.map((body) => body.run_id)).size).toBe(30);
    const untrue = answers.filter(({ durationMs }, index) => !(Number(bodies[index]?.execution_time_ms) <= durationMs));
    expect(untrue.map(({ body }) => body), 'times that are longer than the answer took').toEqual([]);
    expect(p95.ms, p95.toString()).toBeLessThan(target.budgets.agentRunMs);
  });

  test('022 a cancelled run stops: its status, its last event, its tools and its second cancellation say so', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const run = await socket.ask(scripted('Use many tools, slowly.', { slowMs: 60, tools: 50 }));
    await run.waitFor('tool_completed');
    const answer = await api.agents.cancel({ run_id: run.id, reason: 'changed my mind' });

    expect(answer.status).toBe('cancelled');
    expect(await api.runs.get(run.id)).toMatchObject({ status: 'cancelled', answer_id: null });
    expect((await run.waitFor('agent_cancelled')).payload.reason).toBe('changed my mind');
    expect(await api.agents.cancelRaw({ run_id: run.id })).toBeProblem({ status: 409, code: 'CONFLICT' });

    // Long enough for a run that secretly went on to be heard again.
    const next = await socket.ask(scripted('Something else, slowly.', { slowMs: 20 }), { threadId: run.threadId });
    expect((await next.finished()).outcome).toBe('completed');
    expect(run.events.at(-1)?.type).toBe('agent_cancelled');
    expect(await run.finished()).toFollowContract();
  });
});
