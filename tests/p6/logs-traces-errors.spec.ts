import { at, expect, needs, paths, test } from '#fixtures';

test.describe('logs, traces, errors', () => {
  test('088 the log of a request is found by the id its client sent, by that client alone', needs('second-user', 'server-logs'), async ({ api, anonymousApi, control, createUser }) => {
    const eve = await createUser();
    const created = await api.threads.createRaw({ title: 'Nobody logs this title' });
    const refused = await api.threads.createRaw({ title: 7 });
    const about = (answer: typeof created) => ({ request_id: answer.requestId, trace_id: answer.traceId, method: 'POST', path: '/api/threads', status: answer.status });
    const good = await api.observability.log(created.requestId);
    const bad = await api.observability.log(refused.requestId);

    expect(good).toEqual({ request_id: created.requestId, lines: [expect.objectContaining({ ...about(created), event: 'http_request', status: 201, ms: expect.any(Number) })] });
    expect(bad.lines).toEqual([
      expect.objectContaining({ ...about(refused), event: 'http_refused', status: 422, error_code: 'VALIDATION_ERROR' }),
      expect.objectContaining({ ...about(refused), event: 'http_request', status: 422 }),
    ]);
    expect((await control.log()).filter((line) => line['request_id'] === created.requestId)).toMatchObject(good.lines);
    expect(JSON.stringify(await control.log())).not.toContain('Nobody logs this title');
    expect(await eve.api.observability.logRaw(created.requestId)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.observability.logRaw('nobody-sent-this')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.observability.logRaw(created.requestId)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('089 a trace leads from the caller’s span over gateway and agent to each tool', needs('second-user'), async ({ api, anonymousApi, createUser, stream, transcript: { traceId } }) => {
    const eve = await createUser();
    const parent = '00f067aa0ba902b7';
    const done = await api.with({ headers: { traceparent: `00-${traceId}-${parent}-01` } }).agents.execute({ type: 'data', message: 'How many requests did we make?' });
    const { spans } = await api.observability.trace(traceId);
    const journey = await (await stream.run(done.run_id)).finished();
    const [gateway, ...others] = spans.filter(({ kind }) => kind === 'gateway');
    const [agent, ...moreAgents] = spans.filter(({ kind }) => kind === 'agent');
    const tools = spans.filter(({ kind }) => kind === 'tool');

    expect(gateway).toMatchObject({ name: 'POST /api/agents/execute', parent_span_id: parent, status: 'ok' });
    expect(agent).toMatchObject({ name: 'data', parent_span_id: gateway?.span_id, status: 'ok' });
    expect([...others, ...moreAgents]).toEqual([]);
    expect(tools.length).toBeGreaterThanOrEqual(1);
    expect(tools.map(({ name, parent_span_id: of, status }) => ({ name, of, status }))).toEqual(journey.toolCalls.map(({ name }) => ({ name, of: agent?.span_id, status: 'ok' })));
    expect(spans.map((span) => span.trace_id)).toEqual(spans.map(() => traceId));
    expect(new Set(spans.map((span) => span.span_id)).size).toBe(spans.length);
    // What is done for something begins after it and takes no longer.
    const nested = [...tools.map((tool) => [tool, agent] as const), [agent, gateway] as const];
    expect(nested.filter(([inner, outer]) => !(Number(inner?.started_at) >= Number(outer?.started_at) && Number(inner?.duration_ms) <= Number(outer?.duration_ms)))).toEqual([]);
    expect((await api.runs.get(done.run_id)).trace_id).toBe(traceId);
    expect(await eve.api.observability.traceRaw(traceId.replaceAll(/./g, 'f'))).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect((await eve.api.observability.traceRaw(traceId)).text).not.toContain(String(agent?.span_id));
    expect(await anonymousApi.observability.traceRaw(traceId)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('090 errors of one cause at one place are one report with every request in it', needs('personas', 'scripted-model'), async ({ api, session, createUser, scripted }) => {
    const admin = await createUser({ role: 'admin' });
    const failing = async (type: string) => {
      const answer = await api.agents.executeRaw({ type, message: scripted('This goes wrong.', { fail: 'model' }) });
      const { run_id: runId, thread_id: threadId } = answer.body as { readonly run_id: string; readonly thread_id: string };
      return { request: answer.requestId, run: await api.runs.get(runId), threadId };
    };
    const data = [await failing('data'), await failing('data'), await failing('data')];
    const triage = await failing('triage');
    const { errors } = await admin.api.observability.errors(session.user.id);

    expect([...data, triage].map(({ run }) => run.error?.code)).toEqual(Array(4).fill('MODEL_FAILED'));
    expect(errors.map(({ place, count, request_ids: requests }) => ({ place, count, requests }))).toEqual([
      { place: 'triage', count: 1, requests: [triage.request] },
      { place: 'data', count: 3, requests: data.map(({ request }) => request) },
    ]);
    expect(errors.map(({ source, error_code: code, message }) => ({ source, code, message }))).toEqual(errors.map(() => ({ source: 'run', code: 'MODEL_FAILED', message: triage.run.error?.message })));
    const [, group] = errors;
    expect(group?.last_seen).toBeGreaterThan(Number(group?.first_seen) - 1);
    expect((await admin.api.observability.errors(admin.session.user.id)).errors).toEqual([]);
    expect(await api.observability.errorsRaw(session.user.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });

  test('092 crossing a threshold fires one alert, and no other before the cool-down is over', needs('clock', 'personas', 'scripted-model'), async ({ api, clock, session, createUser, scripted }) => {
    const admin = await createUser({ role: 'admin' });
    const { observability } = admin.api;
    const input = { name: 'Runs fail', metric: 'failed_runs', threshold: 3, window_seconds: 60, cooldown_seconds: 600, user_id: session.user.id } as const;
    const rule = await observability.createAlertRule(input);
    const fail = async (times: number, as = api) => {
      for (let count = 0; count < times; count += 1) await as.agents.execute({ type: 'data', message: scripted('This goes wrong.', { fail: 'model' }) });
      return (await observability.alerts(rule.id)).alerts.length;
    };
    const during = clock.ahead({ minutes: 5 });
    const later = clock.ahead({ minutes: 11 });
    const fired = [await fail(2), await fail(1), await fail(3), await fail(4, during.api), await fail(2, later.api), await fail(1, later.api)];
    const { alerts } = await observability.alerts(rule.id);

    expect(rule).toMatchObject({ ...input, last_fired_at: null });
    expect(fired, 'alerts after 2, 3 and 6 failures, 4 more during the cool-down, 2 and 3 after it').toEqual([0, 1, 1, 1, 1, 2]);
    expect(alerts).toMatchObject([{ rule_id: rule.id, value: 3 }, { rule_id: rule.id, value: 3 }]);
    expect((await observability.alertRule(rule.id)).last_fired_at).toBe(alerts.at(-1)?.fired_at);
    expect(Number(alerts[1]?.fired_at) - Number(alerts[0]?.fired_at)).toBeGreaterThanOrEqual(600_000);
    expect(await api.observability.createAlertRuleRaw(input)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await api.observability.alertsRaw(rule.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await observability.createAlertRuleRaw({ ...input, threshold: 0 })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['threshold'] });
  });

  test('093 a dashboard’s series is what the user’s runs and messages add up to', needs('clock', 'scripted-model', 'second-user'), async ({ api, anonymousApi, clock, createUser, scripted }) => {
    const other = await createUser();
    await other.api.agents.execute({ type: 'triage', message: 'This is somebody else’s.' });
    const nothing = await api.observability.dashboard('runs');
    const good = [await api.agents.execute({ type: 'triage', message: 'Where are we?' }), await api.agents.execute({ type: 'triage', message: 'And now?' })];
    const bad = await api.agents.execute({ type: 'data', message: scripted('This goes wrong.', { fail: 'model' }) });
    const [runs, messages] = [await api.observability.dashboard('runs'), await api.observability.dashboard('messages')];
    const threads = [...good, bad].map((done) => done.thread_id);
    const stored = (await Promise.all(threads.map((id) => api.threads.runs(id)))).flatMap((list) => list.runs);
    const said = (await Promise.all(threads.map((id) => api.threads.messages(id)))).flatMap((page) => page.messages);

    const together = ({ points }: typeof runs) => points.flatMap(({ by }) => Object.entries(by).flatMap(([kind, count]) => Array<string>(count).fill(kind))).sort();
    expect(nothing).toMatchObject({ total: 0, points: [] });
    expect(stored).toHaveLength(3);
    expect(together(runs)).toEqual(stored.map(({ status }) => status).sort());
    expect(together(messages)).toEqual(said.map(({ role }) => role).sort());
    expect([runs.total, messages.total]).toEqual([stored.length, said.length]);
    const minuteOf = (run: { readonly created_at: number }) => run.created_at - (run.created_at % 60);
    const minutes = [...new Set(stored.map(minuteOf))].sort((a, b) => a - b);
    expect(runs.points.map(({ at, count }) => ({ at, count }))).toEqual(minutes.map((at) => ({ at, count: stored.filter((run) => minuteOf(run) === at).length })));
    expect(await clock.ahead({ minutes: 10 }).api.observability.dashboard('runs', 5)).toMatchObject({ total: 0, points: [] });
    expect(await api.send({ method: 'GET', path: at(paths.dashboard, { series: 'secrets' }) })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.observability.dashboardRaw('runs')).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
