import type { ApiResponse } from '#fixtures';
import { expect, needs, percentile, test } from '#fixtures';

const told = ({ method, url, status }: ApiResponse, wanted = status) => `${method} ${new URL(url).pathname} → ${wanted}`;

test.describe('users', () => {
  test('016 nothing of one user can be read, changed or overheard by another', needs('second-user'), async ({ api, socket, createUser }) => {
    const eve = await createUser();
    await using overhearing = await eve.openSocket();
    const run = await socket.ask('What did support-chat cost?');
    const journey = await run.finished();
    const before = { thread: await api.threads.get(run.threadId), history: await api.threads.messages(run.threadId) };
    const [question] = before.history.messages;

    const attempts = await Promise.all([
      eve.api.threads.getRaw(run.threadId),
      eve.api.threads.updateRaw(run.threadId, { title: 'mine now' }),
      eve.api.threads.archiveRaw(run.threadId),
      eve.api.threads.purgeRaw(run.threadId),
      eve.api.threads.messagesRaw(run.threadId),
      eve.api.threads.runsRaw(run.threadId),
      eve.api.threads.autoRenameRaw(run.threadId),
      eve.api.messages.createRaw(run.threadId, { content: 'Eve was here' }),
      eve.api.messages.createChatRaw({ thread_id: run.threadId, content: 'Eve was here' }),
      eve.api.messages.listChatRaw({ thread_id: run.threadId }),
      eve.api.messages.getRaw(String(question?.id)),
      eve.api.messages.removeRaw(String(question?.id)),
      eve.api.runs.getRaw(run.id),
      eve.api.agents.statusRaw(run.id),
      eve.api.agents.cancelRaw({ run_id: run.id }),
      eve.api.agents.executeRaw({ type: 'data', message: 'What was said here?', thread_id: run.threadId }),
      eve.stream.agentRaw({ message: 'What was said here?', thread_id: run.threadId }),
      eve.stream.runRaw(run.id),
    ]);
    const replies = await Promise.all([
      overhearing.request({ type: 'resume', payload: { thread_id: run.threadId, after_seq: 0 } }),
      overhearing.request({ type: 'switch_thread', thread_id: run.threadId }),
      overhearing.request({ type: 'get_thread_history', thread_id: run.threadId }),
      overhearing.request({ type: 'user_message', thread_id: run.threadId, payload: { content: 'What was said here?' } }),
      overhearing.request({ type: 'stop_agent', payload: { run_id: run.id } }),
    ]);
    await overhearing.ping();

    expect(journey).toFollowContract();
    expect(attempts.map((attempt) => told(attempt))).toEqual(attempts.map((attempt) => told(attempt, 404)));
    expect(attempts.map((attempt) => attempt.body)).toEqual(attempts.map(() => expect.objectContaining({ error_code: 'NOT_FOUND' })));
    expect(replies.map((reply) => reply.data)).toEqual(replies.map(() => expect.objectContaining({ error_code: 'NOT_FOUND' })));
    expect(overhearing.received.map(({ frame }) => frame.type)).toEqual(['system_message', ...replies.map(() => 'error'), 'pong']);
    expect([await eve.api.threads.list(), (await eve.api.messages.listChat()).messages]).toEqual([[], []]);
    expect({ thread: await api.threads.get(run.threadId), history: await api.threads.messages(run.threadId) }).toEqual(before);
  });

  test('017 twenty users at once each get their own answer within the budget', needs('second-user'), async ({ createUser, target }) => {
    const users = await Promise.all(Array.from({ length: 20 }, () => createUser()));
    const visits = await Promise.all(
      users.map(async ({ api, openSocket, session }, index) => {
        const thread = await api.threads.create({ title: `User ${index}` });
        await using socket = await openSocket();
        const run = await socket.ask(`I am user ${index}. What do we spend?`, { threadId: thread.id });
        const journey = await run.finished();
        const { messages } = await api.threads.messages(thread.id);
        const threads = socket.received.flatMap(({ frame }) => ('thread_id' in frame ? [frame.thread_id] : []));
        expect(socket.greeting.user_id).toBe(session.user.id);
        return { user: session.user.id, thread: thread.id, threads, journey, messages };
      }),
    );
    const p95 = percentile(visits.map((visit) => visit.journey.timing.totalMs), 95);

    expect(new Set(visits.map((visit) => visit.user)).size).toBe(20);
    expect(visits.flatMap((visit) => visit.journey.violations)).toEqual([]);
    expect(visits.map((visit) => visit.journey.outcome)).toEqual(Array(20).fill('completed'));
    expect(visits.map((visit) => [...new Set(visit.threads)])).toEqual(visits.map((visit) => [visit.thread]));
    expect(visits.map((visit) => visit.messages.map((message) => message.content))).toEqual(
      visits.map((visit, index) => [`I am user ${index}. What do we spend?`, visit.journey.answer]),
    );
    expect(p95.ms, p95.toString()).toBeLessThan(target.budgets.wholeRequestMs);
  });

  test('018 who exceeds the limit is told when to come back, nobody else is, and the window ends', needs('clock', 'load', 'second-user'), async ({ api, clock, createUser }) => {
    test.setTimeout(60_000);
    const other = await createUser();
    const { limit, windowSeconds } = (await api.threads.listRaw()).rateLimit;
    expect(limit, 'requests a window, as the header RateLimit-Policy tells').toBeGreaterThan(1);
    const within = await Promise.all(Array.from({ length: limit - 1 }, () => api.threads.listRaw({ limit: 1 })));
    const beyond = await api.threads.listRaw();

    expect(within.map((response) => response.status)).toEqual(within.map(() => 200));
    expect(within.map((response) => response.rateLimit.remaining).sort((a, b) => b - a)).toEqual(within.map((_, index) => limit - 2 - index));
    expect(beyond).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    const { remaining, resetSeconds } = beyond.rateLimit;
    expect(remaining).toBe(0);
    expect(beyond.headers.get('retry-after')).toBe(String(resetSeconds));
    expect(resetSeconds).toBeLessThanOrEqual(windowSeconds);
    const [others, tooEarly, inTime] = [
      await other.api.threads.listRaw(),
      await clock.ahead({ seconds: resetSeconds - 15 }).api.threads.listRaw(),
      await clock.ahead({ seconds: resetSeconds }).api.threads.listRaw(),
    ];
    expect(others).toMatchObject({ status: 200, rateLimit: { remaining: limit - 1 } });
    expect(tooEarly).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(inTime).toMatchObject({ status: 200, rateLimit: { remaining: limit - 1 } });
  });

  test('021 a session outlives a connection, is listed, is renewed once by each refresh token, and dies everywhere at sign-out', needs('refresh-tokens', 'second-user'), async ({ session, api, anonymousApi, openSocket, tryOpenSocket, createUser }) => {
    const bystander = await createUser();
    const first = await openSocket();
    await first.close();
    await using second = await openSocket();
    const { sessions } = await api.auth.sessions();
    const others = await bystander.api.auth.sessions();
    const renewed = await anonymousApi.auth.refresh(session.refreshToken);
    const goodbye = await api.auth.logout();
    const closure = await second.closed();

    expect(second.greeting.user_id).toBe(session.user.id);
    expect(sessions.filter((each) => each.current)).toHaveLength(1);
    expect(sessions.filter(({ id }) => others.sessions.some((other) => other.id === id))).toEqual([]);
    expect(goodbye.status).toBe('success');
    expect(closure).toMatchObject({ code: 1008, reason: 'session_revoked' });
    expect(await api.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await anonymousApi.auth.refreshRaw(renewed.refresh_token)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await tryOpenSocket()).toBeRefused({ code: 'AUTH_FAILED' });
    expect((await bystander.api.auth.me()).id).toBe(bystander.session.user.id);
    await anonymousApi.auth.refresh(bystander.session.refreshToken);
    expect(await anonymousApi.auth.refreshRaw(bystander.session.refreshToken)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
