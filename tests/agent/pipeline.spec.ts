import { AGENT_NAMES, expect, needs, test } from '#fixtures';
import { FULL_CHAIN, GUIDANCE_CHAIN } from './data/chains.ts';
import { endsIn, eventsOf, fallbacksIn } from './data/events.ts';
import { START_FRAMES } from './data/frames.ts';
import { count } from './data/wording.ts';

test.describe('pipeline', () => {
  test('AG-001 an agent is found by its name and by each of its aliases, and by no other word', async ({ api }) => {
    const named = await Promise.all(AGENT_NAMES.map((name) => api.agents.get(name)));
    const aliases = named.flatMap((agent) => agent.aliases.map((alias) => ({ alias, agent })));
    const found = await Promise.all(aliases.map(({ alias }) => api.agents.get(alias)));
    const done = await api.agents.execute({ type: 'unified_data_agent', message: 'How many requests did we make?' });

    expect(named.map(({ name }) => name)).toEqual(AGENT_NAMES);
    expect(named.filter((agent) => agent.aliases.length === 0).map(({ name }) => name)).toEqual([]);
    expect(found).toEqual(aliases.map(({ agent }) => agent));
    expect(done.agent).toBe('data');
    expect(await api.agents.getRaw('dat')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.agents.getRaw('agent')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('AG-002 an agent is stopped after exactly as many steps as its configuration says', needs('personas', 'scripted-model'), async ({
    createUser, stream, scripted,
  }) => {
    const admin = await createUser({ role: 'admin' });
    const config = await admin.api.agents.config('triage');
    const journey = await (await stream.agent(scripted('Look again.', { loop: true }), { agent: config.name })).finished();

    expect(config.tools).toEqual((await admin.api.agents.get('triage')).tools);
    expect(journey).toHaveToolCalls(Array<string>(config.max_steps).fill(String(config.tools[0])));
    expect(journey.error?.code).toBe('STEP_LIMIT');
    expect(journey.error?.message).toContain(String(config.max_steps));
    expect(journey).toFollowContract();
  });

  test('AG-003 each of the five frames that start a run leads to an answer that is stored', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const runs = await Promise.all(START_FRAMES.map((as) => socket.ask(scripted(`Asked by ${as}.`, { echo: true }), { as, agent: 'triage' })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const stored = await Promise.all(journeys.map(({ threadId }) => api.threads.messages(threadId)));

    expect(journeys.map(({ answer }) => answer)).toEqual(START_FRAMES.map((as) => `Asked by ${as}.`));
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
    expect(stored.map(({ messages }) => messages.map(({ role, content }) => [role, content]))).toEqual(
      START_FRAMES.map((as) => [['user', scripted(`Asked by ${as}.`, { echo: true })], ['assistant', `Asked by ${as}.`]]),
    );
    expect(new Set(journeys.map(({ threadId }) => threadId)).size).toBe(START_FRAMES.length);
  });

  test('AG-004 the status of a user’s runs names those that are at work, each with its newest event, and no other’s', needs('scripted-model', 'second-user'), async ({
    api, scripted, createUser,
  }) => {
    const other = await createUser();
    const names = ['data', 'triage', 'reporting'] as const;
    const started = await Promise.all(names.map((agent_type) => api.agents.start({ agent_type, message: scripted('Wait.', { hang: true }) })));
    const newest = async (threadId: string) => (await api.threads.events(threadId)).events.at(-1)?.seq;
    await expect.poll(() => Promise.all(started.map(({ thread_id: id }) => newest(id)))).toEqual([2, 2, 2]);
    const { runs } = await api.agents.status();
    const [first, second, third] = started;
    await api.agents.cancel({ run_id: String(second?.run_id) });
    const left = (await api.agents.status()).runs;
    const over = (await api.agents.status(second?.run_id)).runs;

    const told = started.map(({ run_id, thread_id, agent }) => ({ run_id, thread_id, agent, status: 'in_progress', started_at: expect.any(Number), last_event_seq: 2 }));
    expect([...runs].sort((a, b) => names.findIndex((name) => name === a.agent) - names.findIndex((name) => name === b.agent))).toEqual(told);
    expect(left.map((run) => run.run_id).sort()).toEqual([String(first?.run_id), String(third?.run_id)].sort());
    expect(over).toMatchObject([{ status: 'cancelled', last_event_seq: await newest(String(second?.thread_id)) }]);
    expect((await other.api.agents.status()).runs).toEqual([]);
    expect(await other.api.agents.statusRaw(String(first?.run_id))).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    await Promise.all(left.map((run) => api.agents.cancel({ run_id: run.run_id })));
  });

  test('AG-005 what no agent can do is refused in the same words over HTTP, on a stream and on a socket, and leaves nothing', needs('second-user'), async ({
    api, socket, stream, createUser,
  }) => {
    const foreign = await (await createUser()).api.threads.create({ title: 'Not yours' });
    const wrong = [
      { agent_type: 'nobody', message: 'Hello.' },
      { agent_type: 'data', message: ' ' },
      { agent_type: 'data', message: 'x'.repeat(8001) },
      { agent_type: 'data', message: 'Hello.', thread_id: foreign.id },
    ];
    const codes = ['NOT_FOUND', 'VALIDATION_ERROR', 'VALIDATION_ERROR', 'NOT_FOUND'];
    const refused = await Promise.all(wrong.map((input) => api.agents.startRaw(input)));
    const streamed = await Promise.all(wrong.map((input) => stream.agentRaw(input)));
    const frames = await Promise.all(
      wrong.map(({ agent_type: agent, message, thread_id = null }) => socket.request({ type: 'start_agent', thread_id, payload: { agent, content: message } })),
    );

    expect(refused.map(({ body }) => body)).toMatchObject(codes.map((error_code) => ({ error_code })));
    expect(streamed.map(({ body }) => body)).toMatchObject(codes.map((error_code) => ({ error_code })));
    expect(frames).toMatchObject(codes.map((error_code) => ({ type: 'error', data: { error_code } })));
    expect(refused.map(({ status }) => status)).toEqual([404, 422, 422, 404]);
    expect(await api.threads.list()).toEqual([]);
    expect((await api.agents.status()).runs).toEqual([]);
    await socket.ping();
    expect(socket.closure).toBeUndefined();
  });

  test('AG-006 each run is counted once, under its agent and the way it ended', needs('restart', 'scripted-model'), async ({ openPlatform, scripted }) => {
    const { api } = await (await openPlatform()).createUser();
    await api.agents.execute({ type: 'triage', message: scripted('One.', { echo: true }) });
    await api.agents.execute({ type: 'triage', message: scripted('Two.', { echo: true }) });
    await api.agents.execute({ type: 'data', message: scripted('No.', { fail: 'model' }) });
    const hanging = await api.agents.start({ agent_type: 'data', message: scripted('Wait.', { hang: true }) });
    const during = await api.metrics.agents();
    await api.agents.cancel({ run_id: hanging.run_id });
    const after = await api.metrics.agents();
    const text = await api.metrics.scrape();

    const counts = [{ agent: 'triage', status: 'completed', count: 2 }, { agent: 'data', status: 'failed', count: 1 }, { agent: 'data', status: 'cancelled', count: 1 }];
    expect(during).toEqual({ active_runs: 1, runs: counts.slice(0, 2) });
    expect(after).toEqual({ active_runs: 0, runs: counts });
    expect(counts.map(({ agent, status }) => text.value('agent_runs_total', { agent, status }))).toEqual([2, 1, 1]);
  });

  test('AG-007 question, run and answer name each other, and the thread holds nothing else', needs('scripted-model'), async ({ api, scripted }) => {
    const thread = await api.threads.create({ title: 'One question' });
    const done = await api.agents.execute({ type: 'reporting', message: scripted('To the point.', { echo: true }), thread_id: thread.id });
    const run = await api.runs.get(done.run_id);
    const { messages, total } = await api.threads.messages(thread.id);
    const [question, answer] = messages;

    expect(total).toBe(2);
    expect(question).toMatchObject({ id: run.message_id, role: 'user', metadata: { run_id: run.id } });
    expect(answer).toMatchObject({ id: run.answer_id, role: 'assistant', content: 'To the point.', metadata: { run_id: run.id, agent: 'reporting' } });
    expect(done).toMatchObject({ thread_id: thread.id, response: answer?.content });
    expect((await api.threads.runs(thread.id)).runs).toEqual([run]);
    expect((await api.threads.get(thread.id)).message_count).toBe(2);
  });

  test('AG-008 the supervisor sends each kind of message down the chain that its data can carry', async ({ stream }) => {
    const ask = async (prompt: string) => (await stream.agent(prompt)).finished();
    const [enough, unknown, greeting] = await Promise.all([ask('What did we spend?'), ask('What did the service moon-base cost?'), ask('Good morning!')]);

    expect(enough).toHaveAgents(['supervisor', ...FULL_CHAIN]);
    expect(unknown).toHaveAgents(['supervisor', ...GUIDANCE_CHAIN]);
    expect(greeting).toHaveAgents(['supervisor', ...GUIDANCE_CHAIN]);
    expect(unknown).toAnswer('no service called moon-base');
    expect(greeting).toAnswer('asks about nothing that usage data could tell');
    expect([unknown, greeting].map(({ report }) => report?.cost_savings.monthly_amount)).toEqual([0, 0]);
  });

  test('AG-009 what the model says becomes the stored answer, to the letter', needs('scripted-model'), async ({ api, scripted }) => {
    const text = 'Grüße,\n\n“zwei”  Leerzeichen, 日本語, 👩‍👩‍👧 und e\u0301 – <b>$1,234.50</b> & mehr.';
    const sentence = (index: number) => `Sentence ${index + 1} of a long answer says nothing but its number.`;
    const sentences = Array.from({ length: 6 }, (_, ten) => Array.from({ length: 10 }, (__, index) => sentence(10 * ten + index)).join(' ')).join('\n\n');
    const [letters, long] = await Promise.all([
      api.agents.execute({ type: 'data', message: scripted(text, { echo: true }) }),
      api.agents.execute({ type: 'data', message: scripted('Go on.', { long: sentences.length }) }),
    ]);
    const stored = await Promise.all([letters, long].map(async ({ thread_id: id }) => (await api.threads.messages(id)).messages.at(-1)?.content));

    expect([letters.response, long.response]).toEqual([text, sentences]);
    expect(stored).toEqual([text, sentences]);
  });

  test('AG-010 both ways to stream an answer have the same blocks, and a run that is over is streamed again as it was', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Streams' });
    const prompt = scripted('Hello.', { echo: true });
    const chat = await stream.chat(prompt, { threadId: thread.id });
    const told = await chat.finished();
    const agent = await stream.agent(prompt, { threadId: thread.id });
    await agent.finished();
    const again = await stream.run(told.runId);
    const repeated = await again.finished();
    const kept = await api.threads.events(thread.id, { run_id: told.runId });

    const shape = (run: typeof chat) => run.blocks.map((block) => (block.kind === 'event' ? [block.event.type, block.event.agent_name] : [block.kind]));
    expect(shape(agent)).toEqual(shape(chat));
    expect(repeated.wire).toEqual(told.wire);
    expect(kept.events).toEqual(told.wire);
    expect([chat, agent].map((run) => run.headers.get('x-run-id'))).toEqual([chat.runId, agent.runId]);
    expect([chat, agent, again].map((run) => run.blocks.at(-1))).toMatchObject(
      [chat, agent, chat].map((run) => ({ kind: 'end', end: { status: 'completed', run_id: run.runId, thread_id: thread.id } })),
    );
  });

  test('AG-011 agents at work side by side keep their words apart, and the answer has each under its name', needs('workflows', 'scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const names = ['north', 'east', 'south'];
    const steps = names.map((id, index) => ({ id, agent: 'validation', message: scripted(`${id} is ${index}.`, { slowToolMs: 30 - 10 * index, echo: true }) }));
    const done = await api.workflows.execute({ message: 'Report.', steps });
    const tree = await api.runs.tree(done.run_id);
    const journey = await (await stream.run(done.run_id)).finished();
    const idOf = (name: string) => tree.steps.find(({ step }) => step === name)?.id;
    const saidBy = (name: string) =>
      eventsOf(journey.wire, 'agent_completed').filter((event) => event.step_id === idOf(name)).map(({ payload }) => payload.result['text']);

    expect(tree.steps.map(({ step, output }) => [step, output?.['text']])).toEqual(names.map((name, index) => [name, `${name} is ${index}.`]));
    expect(names.map(saidBy)).toEqual(names.map((name, index) => [`${name} is ${index}.`]));
    expect(done.response).toBe(names.map((name, index) => `## ${name}\n\n${name} is ${index}.`).join('\n\n'));
    expect(journey.answer).toBe(done.response);
    expect(journey).toFollowContract();
  });

  test('AG-012 a chain survives that the model is out of reach for one of its agents, and its answer says so', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const { result } = await api.tools.execute({ tool_name: 'dataset_summary' });
    // What a tool finds has the tool's own shape.
    const { requests } = result['totals'] as { requests: number };
    const journey = await (await stream.agent(scripted('What did we spend?', { down: 'optimization' }))).finished();
    const { run, steps } = await api.runs.tree(journey.runId);

    expect(fallbacksIn(journey.wire)).toEqual(['optimization: answer_without_model']);
    expect(endsIn(journey.wire)).toEqual([
      'triage completed', 'data completed', 'optimization degraded', 'actions completed', 'reporting completed', 'supervisor degraded',
    ]);
    expect(steps.map(({ agent, answered_by: by }) => [agent, by])).toEqual(FULL_CHAIN.map((agent) => [agent, agent === 'optimization' ? null : agent]));
    expect(eventsOf(journey.wire, 'agent_completed').at(-1)?.payload.result['degraded_because']).toEqual(['optimization worked without the model']);
    expect(journey).toAnswer(count(requests));
    expect(run.status).toBe('completed');
    expect(journey).toFollowContract();
  });
});
