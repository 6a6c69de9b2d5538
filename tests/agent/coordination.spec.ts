import { expect, needs, test } from '#fixtures';

test.describe('coordination', () => {
  test('AG-025 stopping a run of several agents stops all of them', needs('workflows', 'scripted-model'), async ({ api, socket, scripted }) => {
    const message = scripted('Take your time.', { slowToolMs: 30_000 });
    const steps = [{ id: 'north', agent: 'validation' }, { id: 'south', agent: 'validation' }, { id: 'after', agent: 'data', depends_on: ['north', 'south'] }];
    const { run_id: id, thread_id: threadId } = await api.workflows.start({ message, steps });
    const run = socket.run(id, threadId);
    const calls = () => run.events.filter((event) => event.type === 'tool_executing');
    await run.waitFor(() => calls().length === 2);
    await api.agents.cancel({ run_id: id, reason: 'enough' });
    const journey = await run.finished();
    const tree = await api.runs.tree(id);

    expect(tree.run).toMatchObject({ status: 'cancelled', answer_id: null, error: null });
    expect(tree.steps.map(({ step, status, output }) => [step, status, output])).toEqual([
      ['north', 'cancelled', null], ['south', 'cancelled', null], ['after', 'skipped', null],
    ]);
    expect(tree.steps.filter((step) => step.ended_at === null)).toEqual([]);
    expect(journey.toolCalls.map(({ success, result }) => [success, result?.['error_code']])).toEqual([[false, 'INTERRUPTED'], [false, 'INTERRUPTED']]);
    expect(journey.wire.at(-1)).toMatchObject({ type: 'agent_cancelled', payload: { reason: 'enough' } });
    expect(journey).toFollowContract();
    expect((await api.agents.status()).runs).toEqual([]);
  });

  test('AG-026 a branch that was not taken holds up nobody who waits for it and another one', needs('workflows', 'scripted-model'), async ({ api, scripted }) => {
    const echo = (text: string) => scripted(text, { echo: true });
    const branch = (id: string, contains: string) => ({ id, agent: 'data', message: echo(id), depends_on: ['sort'], when: { step: 'sort', field: 'text', contains } });
    const steps = [
      { id: 'sort', agent: 'triage', message: echo('left') }, branch('left', 'left'), branch('right', 'right'),
      { id: 'meet', agent: 'reporting', message: echo('met {{left}}{{right}}'), depends_on: ['left', 'right'] },
    ];
    const done = await api.workflows.execute({ message: 'Go.', steps });
    const tree = await api.runs.tree(done.run_id);
    const [, left, right, meet] = ['sort', 'left', 'right', 'meet'].map((id) => tree.steps.find(({ step }) => step === id));

    expect([left?.status, right?.status, meet?.status]).toEqual(['completed', 'skipped', 'completed']);
    expect(done.response).toBe('met left');
    expect(meet?.input['results']).toEqual({ left: left?.output });
    expect(tree.messages.filter(({ to_step: to }) => to === meet?.id).map(({ from_step: from }) => from)).toEqual([left?.id]);
  });

  test('AG-027 the next run goes to the worker that has the least to do', needs('restart', 'scripted-model', 'workflows'), async ({ openPlatform, scripted }) => {
    const platform = await openPlatform({ PLATFORM_WORKERS: '3', PLATFORM_RUNS_PER_WORKER: '3' });
    const { api } = await platform.createUser();
    const start = async () => (await api.agents.start({ message: scripted('Wait.', { hang: true }) })).run_id;
    const workerOf = async (id: string) => (await api.runs.tree(id)).worker;
    const first = [await start(), await start(), await start(), await start(), await start(), await start()];
    const workers = await Promise.all(first.map(workerOf));
    const names = [...new Set(workers)];
    const idle = workers[4];
    await Promise.all(first.filter((_, index) => workers[index] === idle).map((id) => api.agents.cancel({ run_id: id })));
    const later = [await workerOf(await start()), await workerOf(await start())];
    const { workers: counted, waiting } = await api.agents.workers();
    const open = (await api.agents.status()).runs.map((run) => api.agents.cancel({ run_id: run.run_id }));
    await Promise.all(open);

    expect(names).toHaveLength(3);
    expect(names.map((name) => workers.filter((worker) => worker === name).length), 'runs of each').toEqual([2, 2, 2]);
    expect(later, 'both go to the one that was set free').toEqual([idle, idle]);
    expect(counted.map(({ active }) => active)).toEqual([2, 2, 2]);
    expect(waiting).toBe(0);
    expect((await api.agents.workers()).workers.map(({ active, started, ended }) => [active, started - ended])).toEqual([[0, 0], [0, 0], [0, 0]]);
  });

  test('AG-028 nobody passes a barrier before everybody has reached it', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const walk = (id: string, slowToolMs: number) => ({ id, agent: 'validation', message: scripted(`${id} is here.`, { slowToolMs, echo: true }) });
    const names = ['ann', 'ben', 'cem'];
    const steps = [walk('ann', 5), walk('ben', 120), walk('cem', 40), { id: 'bridge', join: { kind: 'barrier' as const }, depends_on: names },
      { id: 'over', agent: 'triage', message: scripted('{{bridge}} All over.', { echo: true }), depends_on: ['bridge'] },
      { id: 'away', agent: 'data', message: scripted('Gone.', { echo: true }), depends_on: ['bridge'] }];
    const done = await api.workflows.execute({ message: 'Go.', steps });
    const tree = await api.runs.tree(done.run_id);
    const journey = await (await stream.run(done.run_id)).finished();
    const stepOf = (id: string) => tree.steps.find(({ step }) => step === id);
    const bridge = stepOf('bridge');
    const begun = journey.wire.flatMap((event) => (event.type === 'agent_started' && event.payload.step_type ? [event.payload.step_type] : []));

    const last = Math.max(...names.map((name) => Number(stepOf(name)?.ended_at)));
    expect(bridge?.output?.['result']).toEqual({ arrivals: names.map((step) => ({ step, arrived_at: stepOf(step)?.ended_at })), opened_at: expect.any(Number) });
    expect(Number(bridge?.started_at) - last, 'milliseconds from the last arrival to the opening').toBeGreaterThanOrEqual(0);
    expect(Math.min(...['over', 'away'].map((id) => Number(stepOf(id)?.started_at))) - last, 'milliseconds to who went over').toBeGreaterThanOrEqual(0);
    expect(begun).toEqual([...names, 'bridge', 'over', 'away']);
    expect(stepOf('over')?.output?.['text']).toBe('ann is here.\n\nben is here.\n\ncem is here. All over.');
    expect(journey).toFollowContract();
    const unfit = [walk('ann', 5), { id: 'bridge', join: { kind: 'barrier' } }, { id: 'wall', agent: 'data', join: { kind: 'barrier' }, depends_on: ['ann'] }];
    expect(await api.workflows.planRaw(unfit)).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.1.depends_on', 'steps.2.agent'] });
  });

  test('AG-029 three reviewers vote, and the answer is what two of them said', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const AGENTS = ['data', 'optimization', 'reporting'];
    const ballot = (votes: readonly string[], quorum?: number) => [
      ...votes.map((vote, index) => ({ id: `review-${index + 1}`, agent: String(AGENTS[index]), message: scripted(vote, { echo: true }) })),
      { id: 'verdict', join: { kind: 'vote' as const, quorum }, depends_on: votes.map((_, index) => `review-${index + 1}`) },
    ];
    const decided = await api.workflows.execute({ message: 'Shall we?', steps: ballot(['reject', 'accept', 'accept']) });
    const split = await api.workflows.execute({ message: 'Shall we?', steps: ballot(['accept', 'reject', 'later']) });
    const strict = await api.workflows.execute({ message: 'Shall we?', steps: ballot(['accept', 'accept', 'reject'], 3) });
    const trees = await Promise.all([decided, split, strict].map((done) => api.runs.tree(done.run_id)));
    const verdicts = trees.map(({ steps }) => steps.find(({ step }) => step === 'verdict'));

    expect([decided.status, decided.response]).toEqual(['success', 'accept']);
    expect((await api.threads.messages(decided.thread_id)).messages.at(-1)?.content).toBe('accept');
    expect(verdicts[0]).toMatchObject({
      agent: 'supervisor', answered_by: 'supervisor', output: { text: 'accept', result: { quorum: 2, for: ['review-2', 'review-3'] } },
    });
    expect(verdicts[0]?.output?.['result']).toMatchObject({ votes: ['reject', 'accept', 'accept'].map((vote, index) => ({ step: `review-${index + 1}`, vote })) });
    expect(trees.slice(1).map(({ run }) => [run.status, run.error?.code, run.answer_id])).toEqual([['failed', 'NO_MAJORITY', null], ['failed', 'NO_MAJORITY', null]]);
    expect(verdicts.map((verdict) => verdict?.status)).toEqual(['completed', 'failed', 'failed']);
    expect(await (await stream.run(decided.run_id)).finished()).toFollowContract();
    expect(await api.workflows.planRaw(ballot(['accept'], 2))).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.1.join.quorum'] });
  });

  test('AG-030 the trace of a run has every agent that took part under the one that led it, with the tools of each', needs('workflows', 'scripted-model'), async ({
    api, stream, transcript: { traceId },
  }) => {
    const journey = await (await stream.agent('What did we spend?')).finished();
    const { spans } = await api.observability.trace(traceId);
    const agents = spans.filter(({ kind }) => kind === 'agent');
    const [leader] = agents.filter(({ name }) => name === 'supervisor');
    const tools = spans.filter(({ kind }) => kind === 'tool').map(({ name, parent_span_id: id }) => [agents.find((agent) => agent.span_id === id)?.name, name]);
    const led = agents.filter(({ parent_span_id: id }) => id === leader?.span_id);

    expect(led.map(({ name }) => name)).toEqual(journey.agents.slice(1));
    expect(tools).toEqual(journey.toolCalls.map(({ agent, name }) => [agent, name]));
    expect(agents.filter(({ status }) => status !== 'ok')).toEqual([]);
    const together = led.reduce((sum, { duration_ms: ms }) => sum + ms, 0);
    expect(Number(leader?.duration_ms) - together, 'milliseconds that the leader took besides').toBeGreaterThanOrEqual(0);
  });
});
