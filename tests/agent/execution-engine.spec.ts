import { expect, needs, test } from '#fixtures';
import { eventsOf } from './data/events.ts';
import { markedUsers, pick } from './data/marked-users.ts';
import { behind } from './data/model.ts';
import { fileOf, THREE_HOURS } from './data/rows.ts';
import { sumOf } from './data/statistics.ts';


test.describe('execution engine', () => {
  test('AG-084 an execution that is answered at once goes on to its end, and leaves question, answer and run joined', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Engine' });
    const input = { agent_type: 'data_agent', message: scripted('It runs and runs.', { slowMs: 5, echo: true }), thread_id: thread.id };
    const started = await api.with({ idempotencyKey: 'once' }).agents.startV2(input);
    const again = await api.with({ idempotencyKey: 'once' }).agents.startV2(input);
    const journey = await socket.run(started.run_id, thread.id).finished();
    const run = await api.runs.get(started.run_id);
    const { messages } = await api.threads.messages(thread.id);

    expect(journey).toFollowContract();
    expect(started).toMatchObject({ success: true, agent: 'data', thread_id: thread.id, status: 'in_progress' });
    expect(again.run_id).toBe(started.run_id);
    expect(run).toMatchObject({ status: 'completed', agent: 'data', message_id: messages[0]?.id, answer_id: messages[1]?.id, error: null });
    expect(messages.map(({ role, content, metadata }) => [role, content, metadata['run_id']])).toEqual([
      ['user', input.message, run.id], ['assistant', 'It runs and runs.', run.id],
    ]);
    expect((await api.threads.runs(thread.id)).runs).toEqual([run]);
    expect(Number(run.ended_at)).toBeGreaterThanOrEqual(Number(run.started_at));
  });

  test('AG-085 each tool an execution uses is named, and finds what the same tool finds for its user directly', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    await api.datasets.upload(fileOf(THREE_HOURS));
    const { tools: own } = await api.agents.get('data');
    const allowed = (await api.tools.list()).tools.flatMap(({ name, allowed: may }) => (may && own.includes(name) ? [name] : []));
    const run = await socket.ask(scripted('Measured.', { tools: allowed.length, echo: true }), { agent: 'data' });
    const journey = await run.finished();
    const directly = await Promise.all(journey.toolCalls.map(({ name, args }) => api.tools.execute({ tool_name: name, arguments: { ...args } })));

    expect(journey).toFollowContract();
    expect(allowed.length).toBeGreaterThanOrEqual(3);
    expect(journey).toHaveToolCalls(allowed.map((name) => ({ name, agent: 'data', success: true })), { match: 'any-order' });
    expect(journey.toolCalls.map(({ result }) => result)).toEqual(directly.map(({ result }) => result));
    expect(journey.toolCalls.find(({ name }) => name === 'dataset_summary')?.result).toMatchObject({
      rows: THREE_HOURS.length, totals: { requests: sumOf(THREE_HOURS, 'requests'), cost_usd: sumOf(THREE_HOURS, 'cost_usd') },
    });
    expect(new Set(journey.toolCalls.map(({ id }) => id)).size).toBe(allowed.length);
  });

  test('AG-086 executions of users at the same time carry each one’s own ids, from the request to the record of it', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const { users, markers } = await markedUsers(createUser, 4);
    const visits = await Promise.all(
      users.map(async ({ api, session, marker }) => {
        const mine = api.with({ headers: { 'x-request-id': `request-${marker}` } });
        const done = await mine.agents.execute({ type: 'triage', message: scripted(marker, { echo: true }) });
        const [record] = (await api.audit.mine({ action: 'agent_run' })).records;
        const { messages } = await api.threads.messages(done.thread_id);
        return { api, id: session.user.id, marker, done, record, run: await api.runs.get(done.run_id), messages };
      }),
    );
    const foreign = await Promise.all(visits.map(({ api }, index) => api.runs.getRaw(pick(visits, index + 1).done.run_id)));

    for (const { id, marker, done, record, run, messages } of visits) {
      expect([done, messages, record]).toHoldOnly(marker, markers);
      expect(record).toMatchObject({ actor: id, subject: done.run_id, request_id: `request-${marker}`, outcome: 'success' });
      expect(run).toMatchObject({ id: done.run_id, thread_id: done.thread_id, message_id: messages[0]?.id, answer_id: messages[1]?.id });
    }
    for (const refusal of foreign) expect(refusal).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(new Set(visits.flatMap(({ done }) => [done.run_id, done.thread_id])).size).toBe(8);
  });

  test('AG-087 the optimisation agent, though listed first, waits for the data agent and is given what that measured', needs('workflows', 'scripted-model'), async ({
    api, stream,
  }) => {
    await api.datasets.upload(fileOf(THREE_HOURS));
    const steps = [{ id: 'save', agent: 'optimization', depends_on: ['measure'] }, { id: 'measure', agent: 'data' }];
    const done = await api.workflows.execute({ message: 'What did we spend?', steps });
    const journey = await (await stream.run(done.run_id)).finished();
    const { steps: [measure, save] } = await api.runs.tree(done.run_id);

    expect(journey).toFollowContract();
    expect(journey).toHaveAgents(['supervisor', 'data', 'optimization']);
    expect([measure?.step, save?.step]).toEqual(['measure', 'save']);
    expect(Number(save?.started_at)).toBeGreaterThanOrEqual(Number(measure?.ended_at));
    expect(measure?.output).toMatchObject({ result: { metrics: { total_requests: sumOf(THREE_HOURS, 'requests'), total_cost_usd: sumOf(THREE_HOURS, 'cost_usd') } } });
    expect(save?.input).toMatchObject({ results: { measure: measure?.output } });
    expect(save?.output).toMatchObject({ result: { based_on: ['measure'] } });
  });

  test('AG-088 an agent that fails tells so on every carrier in the same words, and leaves no answer behind', needs('scripted-model'), async ({
    api, socket, stream, scripted,
  }) => {
    const message = scripted('Not this.', { fail: 'model' });
    const [overSocket, overStream, overHttp] = await Promise.all([
      (async () => (await socket.ask(message, { agent: 'data' })).finished())(),
      (async () => (await stream.agent(message, { agent: 'data' })).finished())(),
      api.agents.execute({ type: 'data', message }),
    ]);
    const runs = await Promise.all([overSocket.runId, overStream.runId, overHttp.run_id].map((id) => api.runs.get(id)));
    const threads = await Promise.all(runs.map(({ thread_id: id }) => api.threads.messages(id)));
    await socket.run(overHttp.run_id, overHttp.thread_id).finished();

    const told = { code: 'MODEL_FAILED', message: 'The scripted model refuses, as the prompt asked it to.' };
    expect([overSocket.error, overStream.error]).toEqual([told, told]);
    expect(overHttp).toMatchObject({ status: 'error', response: '', result: { error_code: told.code, error_message: told.message } });
    expect(runs.map(({ status, error, answer_id: answer }) => ({ status, error, answer }))).toEqual(runs.map(() => ({ status: 'failed', error: told, answer: null })));
    expect(threads.map(({ messages }) => messages.map(({ role }) => role))).toEqual([['user'], ['user'], ['user']]);
    expect([overSocket, overStream].map(({ outcome, violations }) => ({ outcome, violations }))).toEqual([
      { outcome: 'failed', violations: [] }, { outcome: 'failed', violations: [] },
    ]);
  });

  test('AG-089 who waits on a socket is told that the time of an agent was up, and the thread is free again', needs('workflows', 'scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Patience' });
    const begun = await api.workflows.start({
      message: scripted('Never.', { hang: true }), steps: [{ id: 'late', agent: 'data', timeout_ms: 40 }], thread_id: thread.id,
    });
    const journey = await socket.run(begun.run_id, thread.id).finished();
    const next = await (await socket.ask(scripted('Better now.', { echo: true }), { agent: 'data', threadId: thread.id })).finished();

    expect(journey).toFollowContract();
    expect(journey.error).toMatchObject({ code: 'TIMED_OUT', message: expect.stringContaining('40 ms') });
    expect(journey.wire.at(-1)).toMatchObject({ type: 'agent_error', payload: { recoverable: false } });
    expect((await api.threads.runs(thread.id)).runs.map(({ status, error }) => [status, error?.code])).toEqual([['timed_out', 'TIMED_OUT'], ['completed', undefined]]);
    expect(next.answer).toBe('Better now.');
    expect((await api.threads.messages(thread.id)).messages.map(({ role }) => role)).toEqual(['user', 'user', 'assistant']);
    expect((await api.agents.status()).runs).toEqual([]);
  });

  test('AG-090 while a run is at work its record tells which steps are done, which is not, and how far its events are', needs('workflows', 'scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const steps = [
      { id: 'one', agent: 'data', message: scripted('First.', { echo: true }) },
      { id: 'two', agent: 'data', message: scripted('Second.', { echo: true }), depends_on: ['one'] },
      { id: 'three', agent: 'reporting', message: scripted('Never.', { hang: true }), depends_on: ['two'] },
    ];
    const begun = await api.workflows.start({ message: 'Count.', steps });
    const run = socket.run(begun.run_id, begun.thread_id);
    const third = await run.waitFor((event) => event.type === 'agent_started' && event.agent_name === 'reporting');
    const during = await api.runs.tree(begun.run_id);
    const { runs: [state] } = await api.agents.status(begun.run_id);
    await api.agents.cancel({ run_id: begun.run_id, reason: 'enough' });
    const journey = await run.finished();
    const after = await api.runs.tree(begun.run_id);

    const told = ({ steps: seen }: typeof during) => seen.map(({ step, status, output }) => [step, status, output?.['text']]);
    const done = [['one', 'completed', 'First.'], ['two', 'completed', 'Second.']];
    expect(journey).toFollowContract();
    expect(told(during)).toEqual([...done, ['three', 'in_progress', undefined]]);
    expect(state).toMatchObject({ run_id: begun.run_id, status: 'in_progress', last_event_seq: third.seq });
    expect(told(after)).toEqual([...done, ['three', 'cancelled', undefined]]);
    expect(journey.wire.at(-1)).toMatchObject({ type: 'agent_cancelled', payload: { reason: 'enough' } });
  });

  test('AG-091 more runs than there are places wait for their turn, and every one of them is done in the order it came', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    const platform = await openPlatform({ PLATFORM_WORKERS: '1', PLATFORM_RUNS_PER_WORKER: '2' });
    const [first, second] = [await platform.createUser(), await platform.createUser()];
    const holding = await Promise.all([1, 2].map(() => first.api.agents.start({ message: scripted('Hold the place.', { hang: true }) })));
    const asked = [];
    for (const number of [1, 2, 3, 4, 5, 6]) asked.push(await second.api.agents.start({ agent_type: 'data', message: scripted(`Number ${number}`, { echo: true }) }));
    const busy = await second.api.agents.workers();
    await Promise.all(holding.map(({ run_id: id }) => first.api.agents.cancel({ run_id: id })));
    const journeys = await Promise.all(asked.map(async ({ run_id: id }) => (await second.stream.run(id)).finished()));
    const rested = await second.api.agents.workers();

    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'queued'));
    expect(busy).toMatchObject({ waiting: 6, workers: [{ active: 2, started: 2, ended: 0 }] });
    expect(journeys.map(({ answer }) => answer)).toEqual(asked.map((_, index) => `Number ${index + 1}`));
    const starts = journeys.map(({ wire }) => Number(wire[0]?.timestamp));
    expect(starts.toSorted((a, b) => a - b)).toEqual(starts);
    expect(rested).toMatchObject({ waiting: 0, workers: [{ active: 0, started: 8, ended: 8 }] });
  });

  test('AG-092 the events of a run are the same to whoever listens live, comes later, or reads on from the middle', needs('scripted-model'), async ({
    stream, openSocket, scripted,
  }) => {
    const live = await stream.agent(scripted('Word by word by word by word.', { tools: 2, echo: true }), { agent: 'data' });
    const first = await live.finished();
    await using later = await openSocket();
    const { thread_id: thread } = await later.resume(first.threadId, 0);
    const resumed = await later.run(first.runId, thread).finished();
    const replayed = await (await stream.run(first.runId)).finished();
    const middle = Number(first.wire[Math.floor(first.wire.length / 2)]?.seq);
    const rest = await stream.run(first.runId, middle);
    const tail = [];
    for await (const block of rest) tail.push(...(block.kind === 'event' ? [block.event] : []));

    expect(first).toFollowContract();
    expect(new Set(first.wire.map(({ type }) => type))).toEqual(
      new Set(['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'partial_result', 'agent_completed', 'final_report']),
    );
    expect(resumed).toFollowContract();
    expect(resumed.wire).toEqual(first.wire);
    expect(replayed.wire).toEqual(first.wire);
    expect(tail).toEqual(first.wire.filter(({ seq }) => seq > middle));
  });

  test('AG-093 a model that answers with an error, with nonsense and with half a sentence is asked again, until it has said a word', needs('restart'), async ({
    openPlatform, modelEndpoint,
  }) => {
    const own = await openPlatform({ ...behind(modelEndpoint), PLATFORM_RETRY_DELAY_MS: '5' });
    const { api, stream } = await own.createUser();
    modelEndpoint.answer({ status: 503 }, { raw: 'data: {"choices": [nonsense\n\n' }, { raw: '' }, { text: 'At last.' });
    const patient = await (await stream.agent('How are you?', { agent: 'data' })).finished();
    const attempts = modelEndpoint.arrivals.length;
    const half = ['Half an ', 'answer, and then'].map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    modelEndpoint.answer({ raw: half.join('') }, { text: 'Another one.' });
    const broken = await (await stream.agent('And now?', { agent: 'data' })).finished();

    expect(eventsOf(patient.wire, 'agent_retry').map(({ payload }) => payload.reason)).toEqual([
      'The model endpoint answered 503.', 'The model endpoint broke off or sent something that is not JSON.', 'The model endpoint ended its answer too early.',
    ]);
    expect([patient.answer, attempts]).toEqual(['At last.', 4]);
    expect((await api.threads.messages(patient.threadId)).messages.at(-1)).toMatchObject({ role: 'assistant', content: 'At last.' });
    expect([broken.answer, broken.error?.code, modelEndpoint.arrivals.length]).toEqual(['Half an answer, and then', 'MODEL_FAILED', 1]);
    expect((await api.threads.messages(broken.threadId)).messages.map(({ role }) => role)).toEqual(['user']);
    expect([patient, broken].map(({ violations }) => violations)).toEqual([[], []]);
  });
});
