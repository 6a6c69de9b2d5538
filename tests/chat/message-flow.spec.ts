import { about, CLOSE, expect, needs, paths, test } from '#fixtures';

test.describe('message flow', () => {
  test('CH-007 both families of message routes read, write and delete the same messages', async ({ api, anonymousApi }) => {
    const thread = await api.threads.create({ title: 'One store' });
    const below = await api.messages.create(thread.id, { content: 'written below the thread', metadata: { from: 'threads' } });
    const { message: beside } = await api.messages.createChat({ thread_id: thread.id, content: 'written beside it', metadata: { from: 'chat' } });
    const page = await api.threads.messages(thread.id);
    const list = await api.messages.listChat({ thread_id: thread.id });
    await api.messages.remove(below.id);

    expect([below, beside]).toMatchObject(
      [{ content: 'written below the thread', seq: 1, metadata: { from: 'threads' } }, { content: 'written beside it', seq: 2, metadata: { from: 'chat' } }],
    );
    expect(page).toEqual({ thread_id: thread.id, messages: [below, beside], total: 2, limit: 50, offset: 0 });
    expect(list).toEqual({ messages: [below, beside], total_count: 2, page: 1, page_size: 50, has_more: false });
    expect(await api.messages.getRaw(below.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect((await api.threads.messages(thread.id)).messages).toEqual([beside]);
    expect((await api.messages.listChat({ thread_id: thread.id })).messages).toEqual([await api.messages.get(beside.id)]);
    expect(await api.threads.get(thread.id)).toMatchObject({ message_count: 1 });
    expect(await anonymousApi.messages.createChatRaw({ thread_id: thread.id, content: 'from nobody' })).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('CH-008 what the documents list of messages is there with one’s own data, and what they do not list is not', async ({ api }) => {
    const { messages: [mine], thread_id: id } = await api.threads.create().then(async (thread) => {
      await api.messages.create(thread.id, { content: 'mine' });
      return api.threads.messages(thread.id);
    });
    const { paths: documented } = await api.about.openApi();
    const listed = Object.keys(documented).filter((path) => /message/.test(path)).sort();
    const filled = listed.map((path) => path.replace(/\{\w+\}/, path.startsWith('/api/threads') ? id : String(mine?.id)));
    const answers = await Promise.all(filled.map((path) => api.send({ method: 'GET', path })));
    const unlisted = ['/api/messages', '/api/chat/message', '/api/chat', `${paths.threads}/${id}/message`, '/api/v1/messages'];
    const refused = await Promise.all(unlisted.map((path) => api.send({ method: 'GET', path })));

    expect(mine).toMatchObject({ role: 'user', content: 'mine' });
    expect(listed).toEqual(['/api/chat/messages', '/api/chat/messages/{id}', '/api/threads/{id}/messages']);
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: expect.objectContaining({ messages: [mine] }) }, { status: 200, body: mine },
      { status: 200, body: expect.objectContaining({ messages: [mine] }) },
    ]);
    expect(refused.map(({ status }) => status)).toEqual(unlisted.map(() => 404));
    expect(refused.map(({ body }) => body)).toEqual(unlisted.map(() => expect.objectContaining({ error_code: 'NOT_FOUND' })));
  });

  test('CH-009 each thing one can say on the socket is answered by its own reply, under its own id', needs('refresh-tokens', 'scripted-model'), async ({
    api, socket, session, scripted,
  }) => {
    const run = await socket.ask(scripted('Slowly.', { slowMs: 30, long: 4000 }), { messageId: 'm-ask' });
    const { access_token: token } = await api.auth.refresh(session.refreshToken);
    const thread = { thread_id: run.threadId };
    const replies = [
      await socket.request({ type: 'ping', message_id: 'm-ping' }),
      await socket.request({ type: 'switch_thread', message_id: 'm-switch', payload: thread }),
      await socket.request({ type: 'list_threads', message_id: 'm-list' }),
      await socket.request({ type: 'get_thread_history', message_id: 'm-history', payload: thread }),
      await socket.request({ type: 'resume', message_id: 'm-resume', payload: { ...thread, after_seq: 0 } }),
      await socket.request({ type: 'token_refresh', message_id: 'm-token', payload: { token } }),
      await socket.request({ type: 'stop_agent', message_id: 'm-stop', payload: { run_id: run.id } }),
    ];
    const journey = await run.finished();
    socket.send({ type: 'disconnect' });

    expect(run.ack).toMatchObject({ status: 'accepted', message_id: 'm-ask' });
    expect(replies.map(({ type, correlation_id }) => `${correlation_id}: ${type}`)).toEqual([
      'm-ping: pong', 'm-switch: thread_switched', 'm-list: thread_list', 'm-history: thread_history', 'm-resume: resumed', 'm-token: token_refreshed',
      'm-stop: stopping',
    ]);
    expect(replies.map(({ data }) => data)).toMatchObject([
      {}, { thread: { id: run.threadId } }, { total: 1, threads: [{ id: run.threadId }] }, { thread_id: run.threadId, total: 1 },
      { thread_id: run.threadId, after_seq: 0 }, { expires_at: expect.any(Number) }, { run_id: run.id },
    ]);
    expect(journey.outcome).toBe('cancelled');
    await expect(socket).toCloseWith(CLOSE.normal);
  });

  test('CH-010 a thread is made, renamed and deleted, and every other device hears of each', needs('second-user'), async ({ api, openSocket, createUser }) => {
    await using other = await openSocket();
    await using stranger = await (await createUser()).openSocket();
    const { id } = await api.threads.create({ title: 'First title' });
    await api.threads.update(id, { title: 'Second title' });
    const renamed = await api.threads.get(id);
    await api.threads.archive(id);
    const heard = [await other.next('thread_created'), await other.next('thread_renamed'), await other.next('thread_deleted')];
    await stranger.ping();

    expect(heard, about('values')).toMatchObject([
      { type: 'thread_created', thread_id: id, seq: 1, run_id: null, payload: { title: 'First title' } },
      { type: 'thread_renamed', thread_id: id, seq: 2, run_id: null, payload: { title: 'Second title' } },
      { type: 'thread_deleted', thread_id: id, seq: 3, run_id: null, payload: { purged: false } },
    ]);
    expect(renamed).toMatchObject({ id, title: 'Second title', message_count: 0 });
    expect([await api.threads.list(), (await other.listThreads()).threads]).toEqual([[], []]);
    expect(await api.threads.updateRaw(id, { title: 'Third title' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(stranger.received.map(({ frame }) => frame.type)).toEqual(['system_message', 'pong']);
  });

  test('CH-011 the same mistake is told by the same code over HTTP and on the socket, which stays open', needs('second-user'), async ({ api, socket, createUser }) => {
    const foreign = await (await createUser()).api.threads.create({ title: 'Not mine' });
    const mistakes = [
      { message: '', code: 'VALIDATION_ERROR', status: 422 }, { message: ' \n ', code: 'VALIDATION_ERROR', status: 422 },
      { message: 'Hello', thread_id: 'thr_never_was', code: 'NOT_FOUND', status: 404 }, { message: 'Hello', thread_id: foreign.id, code: 'NOT_FOUND', status: 404 },
      { message: 'Hello', agent_type: 'nobody', code: 'NOT_FOUND', status: 404 },
    ] as const;
    const asked = mistakes.map(({ code: _code, status: _status, ...input }) => ({ agent_type: 'data', ...input }));
    const answers = await Promise.all(asked.map((input) => api.agents.startRaw(input)));
    const replies = await Promise.all(
      asked.map(({ message, ...rest }, index) => socket.request({ type: 'user_message', message_id: `m${index}`, payload: { ...rest, content: message } })),
    );

    expect(await api.agents.startRaw({ agent_type: 'nobody', message: 'Hello' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(answers.map(({ body }) => body)).toEqual(mistakes.map(({ status, code }) => expect.objectContaining({ status, error_code: code })));
    expect(replies).toMatchObject(mistakes.map(({ code }, index) => ({ type: 'error', correlation_id: `m${index}`, data: { error_code: code } })));
    expect(await socket.ping()).toBeGreaterThan(0);
    expect([await api.threads.list(), (await api.agents.status()).runs]).toEqual([[], []]);
  });
});
