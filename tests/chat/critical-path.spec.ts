import { about, expect, needs, paths, test, unzip } from '#fixtures';
import { csvOf, dollars, totalOf, USAGE } from './data/usage.ts';

test.describe('critical path', () => {
  test('CH-001 a conversation goes on over socket, stream and plain HTTP, and remembers what it is about', async ({ api, socket, stream }) => {
    await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    const run = await socket.ask('What did borealis cost?');
    const first = await run.finished();
    const second = await (await stream.chat('And how many requests did it make?', { threadId: run.threadId })).finished();
    const third = await api.agents.execute({ type: 'supervisor', message: 'And once more, please: what did it cost?', thread_id: run.threadId });
    await socket.run(third.run_id, run.threadId).finished();
    const { messages } = await api.threads.messages(run.threadId);
    const own = totalOf(USAGE, 'borealis');

    const told = `borealis made ${own.requests} requests for ${dollars(own.cost)}`;
    expect(first).toAnswer(told);
    expect(second).toAnswer(told);
    expect(third.response).toContain(told);
    expect(messages.map(({ role, content }) => `${role}: ${content}`)).toEqual([
      'user: What did borealis cost?', `assistant: ${first.answer}`, 'user: And how many requests did it make?', `assistant: ${second.answer}`,
      'user: And once more, please: what did it cost?', `assistant: ${third.response}`,
    ]);
    expect(await api.threads.list()).toMatchObject([{ id: run.threadId, message_count: 6 }]);
  });

  test('CH-002 five addresses answer anybody, agree with each other, and tell a user nothing else', async ({ anonymousApi, api, target }) => {
    const [health, live, config, auth, services] = await Promise.all([
      anonymousApi.operations.health(), anonymousApi.operations.live(), anonymousApi.operations.publicConfig(), anonymousApi.auth.config(),
      anonymousApi.operations.services(),
    ]);
    const { version, environment } = await anonymousApi.about.version();

    expect([health, live]).toMatchObject([{ status: 'healthy', version }, { status: 'alive', version, environment }]);
    expect(services.services).toMatchObject({
      backend: { api_url: expect.stringContaining(target.apiUrl), ws_url: expect.stringContaining(target.wsUrl) },
      auth: { url: expect.stringContaining(target.authUrl) },
    });
    expect(auth.endpoints.register).toContain(paths.register);
    expect(await api.operations.publicConfig()).toEqual(config);
    expect(await api.auth.config()).toEqual(auth);
    expect((await api.operations.services()).services).toEqual(services.services);
    expect(await anonymousApi.threads.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('CH-003 one message can be followed from its sending to the record of it, step by step', async ({ api, socket, session }) => {
    const run = await socket.ask('Which models does pelican-lookup use?', { messageId: 'followed-1' });
    const journey = await run.finished();
    const { messages: [question, answer] } = await api.threads.messages(run.threadId);
    const stored = await api.runs.get(run.id);
    const { records } = await api.audit.mine({ action: 'agent_run' });
    const { hits } = await api.transfer.search({ q: 'pelican-lookup', role: 'user' });

    expect(run.ack).toEqual({ status: 'accepted', message_id: 'followed-1', thread_id: run.threadId, run_id: run.id });
    expect(question).toMatchObject({ role: 'user', content: 'Which models does pelican-lookup use?', thread_id: run.threadId, seq: 1 });
    expect(journey).toFollowContract();
    expect(answer).toMatchObject({ role: 'assistant', content: journey.answer, seq: 2 });
    expect(stored).toMatchObject({ status: 'completed', thread_id: run.threadId, message_id: question?.id, answer_id: answer?.id });
    expect(new Set(journey.wire.map((event) => event.trace_id))).toEqual(new Set([stored.trace_id]));
    expect(records).toMatchObject([{ actor: session.user.id, subject: run.id, outcome: 'success', trace_id: stored.trace_id }]);
    expect(hits.map(({ message }) => message)).toEqual([question]);
  });

  test('CH-005 five ways to go wrong are each told and each got over, and the chat is the same as without them', needs('scripted-model', 'refresh-tokens'), async ({
    api, anonymousApi, session, clientWith, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Bumpy' });
    const ask = (message: string, agent_type = 'data') => ({ agent_type, message, thread_id: thread.id });
    const refused = [
      await api.agents.startRaw(ask('')), await anonymousApi.agents.startRaw(ask('Hello')),
      await api.agents.startRaw({ ...ask('Hello'), thread_id: 'thr_never_was' }),
    ];
    const failed = await api.agents.execute({ type: 'data', message: scripted('Fails once.', { fail: 'model' }), thread_id: thread.id });
    const busy = await api.agents.start(ask(scripted('Takes its time.', { hang: true })));
    const early = await api.agents.startRaw(ask('Too early'));
    await api.agents.cancel({ run_id: busy.run_id });
    const renewed = clientWith({ token: (await anonymousApi.auth.refresh(session.refreshToken)).access_token });
    const recovered = await renewed.agents.execute({ type: 'data', message: scripted('All is well.', { echo: true }), thread_id: thread.id });
    const { messages } = await renewed.threads.messages(thread.id);

    expect(refused.map(({ body }) => body)).toMatchObject([
      { status: 422, error_code: 'VALIDATION_ERROR' }, { status: 401, error_code: 'AUTH_FAILED' }, { status: 404, error_code: 'NOT_FOUND' },
    ]);
    expect(early).toBeProblem({ status: 409, code: 'RUN_ACTIVE' });
    expect(failed).toMatchObject({ status: 'error', response: '' });
    expect(recovered).toMatchObject({ status: 'success', response: 'All is well.' });
    expect(messages.map(({ role, content }) => `${role}: ${content.replace(/^(\[[^\]]+\] ?)+/, '')}`)).toEqual(
      ['user: Fails once.', 'user: Takes its time.', 'user: All is well.', 'assistant: All is well.'],
    );
    expect((await renewed.threads.runs(thread.id)).runs.map(({ status }) => status).sort(), about('values')).toEqual(['cancelled', 'completed', 'failed']);
  });

  test('CH-006 upload, question, search, export and quota work one after another on the same things', async ({ api }) => {
    const dataset = await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    const done = await api.agents.execute({ type: 'supervisor', message: 'What did atlas cost, the flying pelican?' });
    const { hits } = await api.transfer.search({ q: 'flying pelican', role: 'user' });
    const job = await api.transfer.export((await api.transfer.startExport()).id, 10);
    const files = unzip(await api.transfer.archive(job.id));
    const { quota } = await api.users.profile();
    const { messages } = await api.threads.messages(done.thread_id);

    expect(dataset).toMatchObject({ owner: 'own', rows: USAGE.length });
    expect(done.response).toContain(dollars(totalOf(USAGE, 'atlas').cost));
    expect(hits.map(({ message }) => message.id)).toEqual([messages[0]?.id]);
    expect(job).toMatchObject({ status: 'completed', counts: { threads: 1, messages: 2 } });
    expect(files['records.jsonl']).toContain('the flying pelican');
    expect(quota.runs).toEqual({ limit: expect.any(Number), used: 1, remaining: quota.runs.limit - 1, resets_at: expect.any(Number) });
  });
});
