import { expect, needs, test } from '#fixtures';
import { csvOf, dollars, totalOf, USAGE } from './data/usage.ts';

const OTHER_USAGE = [{ service: 'atlas', requests: 5, cost: 8.25 }, { service: 'atlas', requests: 12, cost: 4.5 }];
const PASSWORD = 'correct horse battery staple';

test.describe('journeys', () => {
  test('CH-012 a question about one service is answered with its own figures, from the data the user brought', async ({ api, stream }) => {
    await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    const thread = await api.threads.create();
    const journey = await (await stream.chat('What did atlas cost?', { threadId: thread.id })).finished();
    const own = totalOf(USAGE, 'atlas');

    expect(journey).toFollowContract();
    expect(journey).toAnswer(`atlas made ${own.requests} requests for ${dollars(own.cost)}`);
    expect(journey.toolCalls.filter(({ name }) => name === 'dataset_summary')).toMatchObject([{ result: { name: 'own.csv', rows: USAGE.length } }]);
    const { messages } = await api.threads.messages(thread.id);
    expect(messages.map(({ role, content }) => [role, content])).toEqual([['user', 'What did atlas cost?'], ['assistant', journey.answer]]);
  });

  test('CH-013 the same question is answered well to two users, to each from their own data alone', needs('second-user'), async ({ api, stream, createUser, judge }) => {
    const other = await createUser();
    await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    await other.api.datasets.upload({ name: 'theirs.csv', content: csvOf(OTHER_USAGE) });
    const question = 'What did we spend, on how many requests?';
    const mine = await (await stream.agent(question)).finished();
    const theirs = await (await other.stream.agent(question)).finished();
    await judge(question, mine);
    const [own, foreign] = [totalOf(USAGE), totalOf(OTHER_USAGE)];

    expect(mine).toReachQuality(
      { facts: [dollars(own.cost), String(own.requests), 'atlas', 'borealis'], forbidden: [dollars(foreign.cost), 'theirs.csv'], structure: ['## Cost'] }, 0.9,
    );
    expect(theirs).toReachQuality(
      { facts: [dollars(foreign.cost), String(foreign.requests), 'atlas'], forbidden: [dollars(own.cost), 'borealis', 'own.csv'], structure: ['## Cost'] }, 0.9,
    );
    expect([mine.outcome, theirs.outcome]).toEqual(['completed', 'completed']);
  });

  test('CH-014 a device that comes in the middle of an answer has heard all of it in the end', needs('scripted-model'), async ({ api, socket, openSocket, scripted }) => {
    const run = await socket.ask(scripted('one two three four five six seven eight nine ten eleven twelve', { echo: true, slowMs: 40 }));
    await run.waitFor('partial_result');
    await using late = await openSocket();
    const heard = late.run(run.id, run.threadId);
    await late.resume(run.threadId, 0);
    const [whole, joined] = await Promise.all([run.finished(), heard.finished()]);

    expect(joined.wire).toEqual(whole.wire);
    expect(joined).toFollowContract();
    expect(joined.answer).toBe('one two three four five six seven eight nine ten eleven twelve');
    expect((await api.threads.messages(run.threadId)).messages.at(-1)?.content).toBe(joined.answer);
  });

  test('CH-015 an answer outlives the session in which it was given, for its owner', needs('registration'), async ({ anonymousApi, clientWith, uniqueEmail }) => {
    const first = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
    const before = clientWith({ token: first.access_token });
    const done = await before.agents.execute({ type: 'data', message: 'How many requests did we make?' });
    const written = await before.threads.messages(done.thread_id);
    await before.auth.logout();
    const again = await anonymousApi.auth.login({ email: uniqueEmail, password: PASSWORD });
    const after = clientWith({ token: again.access_token });

    expect(await before.threads.messagesRaw(done.thread_id)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(again.user).toEqual(first.user);
    expect(await after.threads.messages(done.thread_id)).toEqual(written);
    expect(written.messages.map(({ content }) => content)).toEqual(['How many requests did we make?', done.response]);
    expect(await after.runs.get(done.run_id)).toMatchObject({ status: 'completed', answer_id: written.messages[1]?.id });
    expect((await after.threads.list()).map(({ id }) => id)).toEqual([done.thread_id]);
  });

  test('CH-016 one user asks in four threads at once, and each answer is given where it was asked for', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const texts = ['spring is green', 'summer is yellow', 'autumn is brown', 'winter is white'];
    const runs = await Promise.all(texts.map((text) => socket.ask(scripted(text, { echo: true, slowMs: 100 }))));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const stored = await Promise.all(runs.map(async ({ threadId }) => (await api.threads.messages(threadId)).messages));
    const times = journeys.map(({ wire }) => ({ from: wire[0]?.timestamp ?? Infinity, to: wire.at(-1)?.timestamp ?? 0 }));

    expect(journeys.map(({ answer }) => answer)).toEqual(texts);
    expect(stored.map((messages) => messages.map(({ role, content }) => `${role}: ${content.replace(/^(\[[^\]]+\] ?)+/, '')}`))).toEqual(
      texts.map((text) => [`user: ${text}`, `assistant: ${text}`]),
    );
    expect(new Set(runs.map(({ threadId }) => threadId)).size).toBe(4);
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
    expect(Math.max(...times.map(({ from }) => from)), 'all of them had begun before the first was done').toBeLessThan(Math.min(...times.map(({ to }) => to)));
  });

  test('CH-017 an answer that fails is told as failed and stored as none, and the thread keeps what was said before', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    const { id: threadId } = await api.threads.create();
    await (await stream.chat('What did atlas cost?', { threadId })).finished();
    const failing = await stream.chat(scripted('And this?', { fail: 'model' }), { threadId });
    const failed = await failing.finished();
    const next = await (await stream.chat('And how many requests did it make?', { threadId })).finished();
    const { messages } = await api.threads.messages(threadId);

    expect(failed).toMatchObject({ outcome: 'failed', answer: '', error: { code: 'MODEL_FAILED' } });
    expect(failing.blocks.at(-1)).toMatchObject({ kind: 'end', end: { status: 'failed', run_id: failed.runId } });
    expect(await api.runs.get(failed.runId)).toMatchObject({ status: 'failed', answer_id: null, error: { code: 'MODEL_FAILED' } });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'user', 'assistant']);
    expect(next).toAnswer(`atlas made ${totalOf(USAGE, 'atlas').requests} requests`);
    expect(next).toFollowContract();
  });
});
