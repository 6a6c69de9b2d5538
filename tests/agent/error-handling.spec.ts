import { expect, LIMITS, needs, paths, test } from '#fixtures';
import { eventsOf } from './data/events.ts';
import { markedUsers } from './data/marked-users.ts';
import { fileOf, THREE_HOURS } from './data/rows.ts';
import { sumOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';

/** What a platform's insides look like: stacks, modules, files, statements. */
const INSIDES = /node:internal|node_modules|\.ts:\d+|\bat \w+ \(|SELECT |sqlite/i;
/** Text is sent as it is, so that it can be broken. */
const bodyOf = (input: unknown) => (typeof input === 'string' ? input : JSON.stringify(input));

test.describe('error handling', () => {
  test(
    'AG-078 a run that meets an overloaded model and a tool that fails still answers, says what is missing, and shows nothing of the insides',
    needs('scripted-model'),
    async ({ api, socket, scripted }) => {
      await api.datasets.upload(fileOf(THREE_HOURS));
      const journey = await (await socket.ask(scripted('What did we spend?', { flaky: 2, fail: 'tool' }), { agent: 'data' })).finished();
      const retries = eventsOf(journey.wire, 'agent_retry').map(({ payload }) => payload.reason);
      const completed = eventsOf(journey.wire, 'agent_completed').map(({ payload }) => payload);

      expect(journey).toFollowContract();
      expect(retries).toEqual(['The scripted model is overloaded (1 of 2).', 'The scripted model is overloaded (2 of 2).']);
      expect(journey.toolCalls[0]).toMatchObject({ name: 'dataset_summary', success: false, result: { error_code: 'NOT_FOUND', message: 'There is no such data set.' } });
      expect(completed).toMatchObject([{ status: 'degraded', result: { degraded_because: ['tool dataset_summary failed'] } }]);
      expect(journey).toAnswer('The tool dataset_summary failed (NOT_FOUND); what it would have told is missing here.');
      expect(JSON.stringify(journey.wire)).not.toMatch(INSIDES);
      expect(await api.runs.get(journey.runId)).toMatchObject({ status: 'completed', error: null });
    },
  );

  test(
    'AG-079 when the model goes missing for the agent that writes the answer, the answer says so and gives what the tools had found',
    needs('workflows', 'scripted-model'),
    async ({ api, socket, scripted }) => {
      await api.datasets.upload(fileOf(THREE_HOURS));
      const done = await api.agents.execute({ type: 'supervisor', message: scripted('What did we spend?', { down: 'reporting' }) });
      const journey = await socket.run(done.run_id, done.thread_id).finished();
      const fallbacks = eventsOf(journey.wire, 'agent_fallback').map(({ agent_name: agent, payload }) => ({ agent, ...payload }));

      expect(journey).toFollowContract();
      expect(done.status).toBe('degraded');
      expect(fallbacks).toEqual([{ agent: 'reporting', strategy: 'answer_without_model', reason: 'The scripted model is out of reach for the agent reporting.' }]);
      expect(done.response).toContain('This answer is degraded: the language model did not answer.');
      expect(done.response).toContain(`${sumOf(THREE_HOURS, 'requests')} requests for ${usd(sumOf(THREE_HOURS, 'cost_usd'))}.`);
      expect(done.result).toMatchObject({
        data: { metrics: { total_cost_usd: sumOf(THREE_HOURS, 'cost_usd') } }, degraded_because: ['reporting worked without the model'],
      });
      expect((await api.threads.messages(done.thread_id)).messages.at(-1)).toMatchObject({ role: 'assistant', content: done.response });
    },
  );

  test('AG-080 where one tool fails the others are asked, and the answer has their figures', needs('scripted-model'), async ({ api, stream, scripted }) => {
    await api.datasets.upload(fileOf(THREE_HOURS));
    const done = await api.agents.execute({ type: 'data', message: scripted('What did we spend, on which service?', { fail: 'tool' }) });
    const journey = await (await stream.run(done.run_id)).finished();
    const [failed, ...others] = journey.toolCalls;

    expect([failed?.name, failed?.success]).toEqual(['dataset_summary', false]);
    expect(others.map(({ name, success }) => `${name} ${success}`)).toEqual(expect.arrayContaining(['analyze_workload true', 'anomaly_detector true']));
    expect(others.map(({ name }) => name)).not.toContain('dataset_summary');
    expect(done.result).toMatchObject({
      metrics: { total_requests: sumOf(THREE_HOURS, 'requests'), total_cost_usd: sumOf(THREE_HOURS, 'cost_usd') }, workloads: [{ service: 'doc-search' }],
    });
    expect(journey).toAnswer(['doc-search', usd(sumOf(THREE_HOURS, 'cost_usd'))]);
    expect(done.status).toBe('degraded');
  });

  test(
    'AG-081 a run whose listeners are all cut off goes on without them, and its whole story is there for whoever comes back',
    needs('scripted-model', 'drop-connections', 'second-user'),
    async ({ session, openSocket, createUser, control, scripted, stream }) => {
      const other = await createUser();
      await using bystander = await other.openSocket();
      const [first, second] = [await openSocket(), await openSocket()];
      const run = await first.ask(scripted('It goes on and on and on.', { slowMs: 100, echo: true }), { agent: 'data' });
      await run.waitFor('partial_result');
      const dropped = await control.dropSockets(session);
      await Promise.all([first.closed(), second.closed()]);
      const witnessed = await (await stream.run(run.id)).finished();
      await using again = await openSocket();
      await again.resume(run.threadId, 0);
      const story = await again.run(run.id, run.threadId).finished();
      const { messages } = await again.history(run.threadId);
      await bystander.ping();

      expect(dropped).toBe(2);
      expect(run.events.some(({ type }) => type === 'final_report')).toBe(false);
      expect(story).toFollowContract();
      expect(story.wire).toEqual(witnessed.wire);
      expect(story.wire.slice(0, run.events.length)).toEqual(run.events);
      expect(story.answer).toBe('It goes on and on and on.');
      expect(messages.map(({ content }) => content).at(-1)).toBe(story.answer);
      expect(bystander.closure).toBeUndefined();
    },
  );

  test('AG-082 what goes wrong for one user goes wrong for that user alone', needs('scripted-model', 'second-user'), async ({ createUser, scripted }) => {
    const { users, markers } = await markedUsers(createUser, 4);
    const visits = await Promise.all(
      users.map(async ({ api, openSocket, marker }, index) => {
        const unlucky = index % 2 === 1;
        await using socket = await openSocket();
        const ask = async () => (await socket.ask(scripted(`${marker} asks.`, { echo: true, ...[{}, { down: 'data' }][index % 2] }), { agent: 'data' })).finished();
        const journeys = [await ask(), await ask(), await ask()];
        return { unlucky, marker, received: socket.received, journeys, breaker: (await api.agents.breaker('data')).state, status: (await api.agents.get('data')).status };
      }),
    );
    const lucky = visits.filter(({ unlucky }) => !unlucky);
    const others = visits.filter(({ unlucky }) => unlucky);

    expect(lucky.map(({ breaker, status }) => [breaker, status])).toEqual([['closed', 'ready'], ['closed', 'ready']]);
    expect(lucky.map(({ journeys }) => journeys.map(({ answer }) => answer))).toEqual(lucky.map(({ marker }) => [1, 2, 3].map(() => `${marker} asks.`)));
    expect(others.map(({ breaker, status }) => [breaker, status])).toEqual([['open', 'unavailable'], ['open', 'unavailable']]);
    for (const { journeys } of others) for (const journey of journeys) expect(journey).toAnswer('This answer is degraded');
    expect(lucky.flatMap(({ journeys }) => journeys.flatMap(({ wire }) => wire.filter(({ type }) => /retry|fallback|error/.test(type))))).toEqual([]);
    for (const { marker, received } of lucky) expect(received).toHoldOnly(marker, markers);
  });

  test('AG-083 no agent begins on input that is broken, missing, of the wrong type, empty or too large, and nothing of it is kept', async ({ api, socket, stream }) => {
    const wrong = [
      { input: '{"type": "data", "message": ', status: 400, code: 'BAD_JSON' },
      { input: {}, status: 422, code: 'VALIDATION_ERROR' },
      { input: { type: 'data', message: 42 }, status: 422, code: 'VALIDATION_ERROR' },
      { input: { type: 'data', message: ' \n\t ' }, status: 422, code: 'VALIDATION_ERROR' },
      { input: { type: 'data', message: 'x'.repeat(LIMITS.messageContent.max + 1) }, status: 422, code: 'VALIDATION_ERROR' },
      { input: { type: 'data', message: 'Fine.', context: 'not an object' }, status: 422, code: 'VALIDATION_ERROR' },
      { input: { type: 'data', message: 'x'.repeat(LIMITS.bodyBytes) }, status: 413, code: 'PAYLOAD_TOO_LARGE' },
      { input: { type: 'nobody', message: 'Fine.' }, status: 404, code: 'NOT_FOUND' },
    ] as const;
    const refusals = await Promise.all(
      wrong.map((one) => api.send({ method: 'POST', path: paths.execute, body: bodyOf(one.input), headers: { 'content-type': 'application/json' } })),
    );
    const overStream = await Promise.all(
      [{}, { message: 42 }, { message: ' ' }, { message: 'x'.repeat(LIMITS.messageContent.max + 1) }].map((input) => stream.agentRaw(input)),
    );
    const frames = [
      {}, { content: 42 }, { content: ' ' }, { content: 'x'.repeat(LIMITS.messageContent.max + 1) },
    ].map((payload, index) => ({ type: 'user_message', payload, message_id: `m-${index}` }));
    const replies = [];
    for (const frame of frames) {
      socket.sendRaw(JSON.stringify(frame));
      replies.push(await socket.next('error'));
    }

    for (const refusal of overStream) expect(refusal).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['message'] });
    // Bodies as they came, which nothing has looked at yet.
    const told = refusals.map(({ status, body }) => [status, (body as { error_code?: string }).error_code]);
    expect(told).toEqual(wrong.map(({ status, code }) => [status, code]));
    expect(replies.map(({ data }) => data.error_code)).toEqual(frames.map(() => 'VALIDATION_ERROR'));
    expect([await api.threads.list(), (await api.agents.status()).runs, (await api.messages.listChat()).messages]).toEqual([[], [], []]);
    await socket.ping();
    expect(socket.closure).toBeUndefined();
  });
});
