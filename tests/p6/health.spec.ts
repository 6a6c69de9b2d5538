import { apdex, expect, needs, test } from '#fixtures';

test.describe('health', () => {
  test('086 health names every dependency, turns unhealthy when one stops and recovers with it', needs('restart', 'second-user'), async ({ api, modelEndpoint: model, openPlatform }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: model.baseUrl, PLATFORM_OPENAI_MODEL: 'tiny' });
    const { operations } = (await platform.createUser()).api;
    const look = async () => ({ short: await operations.healthRaw(), ready: await operations.apiHealthRaw(), live: await operations.live() });

    const before = await look();
    await model.stop();
    const without = await look();
    await model.start();
    const after = await look();

    const up = { status: 'up', response_time_ms: expect.any(Number) };
    const healthy = { short: { status: 200, body: { status: 'healthy' } }, ready: { status: 200, body: { status: 'ready', checks: { database: up, model: up, event_journal: up } } } };
    expect(before).toMatchObject(healthy);
    expect(without).toMatchObject({
      short: { status: 503, body: { status: 'unhealthy' } },
      ready: { status: 503, body: { status: 'not_ready', checks: { database: up, model: { status: 'down', error: expect.any(String) }, event_journal: up } } },
      live: { status: 'alive' },
    });
    expect(after).toMatchObject(healthy);
    expect((await api.operations.apiHealth()).checks).toMatchObject({ database: up, model: up, event_journal: up });
  });

  test('087 metrics are Prometheus text, and a run adds to what they count', async ({ api }) => {
    const before = await api.metrics.scrape();
    const done = await api.agents.execute({ type: 'triage', message: 'Where are we?' });
    const after = await api.metrics.scrape();
    const counted = await api.metrics.agents();
    const grown = (name: string, labels: Readonly<Record<string, string>>) => after.value(name, labels) - before.value(name, labels);

    expect(done.status).toBe('success');
    expect(after.types).toMatchObject({ http_requests_total: 'counter', agent_runs_total: 'counter', process_resident_memory_bytes: 'gauge' });
    // Others run at the same time: at least this one.
    expect(grown('agent_runs_total', { agent: 'triage', status: 'completed' }), 'runs counted').toBeGreaterThanOrEqual(1);
    expect(grown('http_requests_total', { method: 'POST', route: '/api/agents/execute', status: '200' }), 'requests counted').toBeGreaterThanOrEqual(1);
    const ended = { agent: 'triage', status: 'completed' };
    expect(counted.runs.filter((row) => row.agent === ended.agent && row.status === ended.status && row.count >= after.value('agent_runs_total', ended)), 'the same as JSON').toHaveLength(1);
  });

  test('091 a hundred tool calls score an excellent Apdex, and none of them took the platform longer than its user', async ({ api, target, transcript }) => {
    const targetMs = target.budgets.apiSlowestMs;
    // Each asks something else: an answer that is kept costs no call.
    const lane = async (name: string) => {
      const answers = [];
      for (let count = 0; count < 25; count += 1) answers.push(await api.tools.executeRaw({ tool_name: 'query_corpus', arguments: { limit: count + 1, service: name } }));
      return answers;
    };
    const answers = (await Promise.all(['doc-search', 'support-chat', 'report-writer', 'ticket-classifier'].map(lane))).flat();
    const score = apdex(answers.map(({ durationMs, status }) => ({ durationMs, ok: status === 200 })), targetMs);
    const { spans } = await api.observability.trace(transcript.traceId);
    const longestMs = Math.max(...answers.map(({ durationMs }) => durationMs));

    expect(score.score, String(score)).toBeGreaterThanOrEqual(0.94);
    expect(score.n).toBe(answers.length);
    const tools = spans.filter(({ kind, name }) => kind === 'tool' && name === 'query_corpus');
    expect(tools).toHaveLength(answers.length);
    expect(tools.filter((span) => span.duration_ms > longestMs)).toEqual([]);
  });

  test('100 diagnostics ask every dependency anew, for admins alone', needs('personas'), async ({ createUser, api, anonymousApi, transcript }) => {
    const admin = await createUser({ role: 'admin' });
    const { observability, operations } = admin.api;
    const names = Object.keys((await operations.ready()).checks);
    const first = await observability.diagnostics();
    const second = await observability.diagnostics();
    const refused = await api.observability.diagnosticsRaw();
    const { spans } = await observability.trace(transcript.traceId);
    const asked = spans.filter(({ name }) => name === 'GET /api/diagnostics').map(({ span_id: id }) => spans.filter((span) => span.parent_span_id === id && span.kind === 'check'));

    expect(names).toEqual(expect.arrayContaining(['database', 'model', 'event_journal']));
    expect(first.dependencies).toEqual(names.map((name) => ({ name, status: 'up', latency_ms: expect.any(Number) })));
    expect(second.dependencies.map(({ name }) => name)).toEqual(names);
    expect(second.status).toBe('healthy');
    // A check takes time, and the platform recorded each of them while it answered.
    expect(Date.parse(second.checked_at)).toBeGreaterThanOrEqual(Date.parse(first.checked_at));
    expect(asked.map((checks) => checks.map(({ name }) => name).sort())).toEqual([[...names].sort(), [...names].sort()]);
    expect(refused).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await anonymousApi.observability.diagnosticsRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
