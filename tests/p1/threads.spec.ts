import { expect, needs, test } from '#fixtures';

test.describe('threads', () => {
  test('013 a created thread can be read, is listed and belongs to its creator', needs('second-user'), async ({ api, createUser }) => {
    const response = await api.threads.createRaw({ title: 'Budget 2027', metadata: { team: 'finance' } });
    const [listed, ...others] = await api.threads.list();
    const stranger = await createUser();

    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ title: 'Budget 2027', metadata: { team: 'finance' }, message_count: 0 });
    expect(listed).toEqual(response.body);
    expect(others).toEqual([]);
    expect(response.headers.get('location')).toBe(`/api/threads/${listed?.id}`);
    expect(await api.threads.get(String(listed?.id))).toEqual(listed);
    expect(await stranger.api.threads.list()).toEqual([]);
    expect(await stranger.api.threads.getRaw(String(listed?.id))).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('014 switching threads shows exactly the messages of the thread switched to', needs('second-user'), async ({ api, socket, createUser }) => {
    const [work, home] = [await api.threads.create({ title: 'Work' }), await api.threads.create({ title: 'Home' })];
    await api.messages.create(work.id, { content: 'quarterly figures' });
    await api.messages.create(home.id, { content: 'shopping list' });
    const stranger = await createUser();
    await using theirs = await stranger.openSocket();

    const toHome = await socket.switchThread(home.id);
    const homeHistory = await socket.history(home.id);
    const toWork = await socket.switchThread(work.id);
    const workHistory = await socket.history(work.id);
    expect([toHome.thread.id, toWork.thread.id]).toEqual([home.id, work.id]);
    expect(homeHistory.messages.map((message) => message.content)).toEqual(['shopping list']);
    expect(workHistory.messages.map((message) => message.content)).toEqual(['quarterly figures']);
    expect(await theirs.request({ type: 'switch_thread', thread_id: work.id })).toMatchObject({ type: 'error', data: { error_code: 'NOT_FOUND' } });
    expect(await theirs.request({ type: 'get_thread_history', thread_id: work.id })).toMatchObject({ type: 'error', data: { error_code: 'NOT_FOUND' } });
    expect(await socket.request({ type: 'switch_thread', thread_id: 'thr_unknown' })).toMatchObject({ type: 'error', data: { error_code: 'NOT_FOUND' } });
    expect(await stranger.api.threads.messagesRaw(work.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.threads.messagesRaw('thr_unknown')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('015 the history comes in exact pages without overlap', async ({ api }) => {
    const thread = await api.threads.create();
    const texts = Array.from({ length: 25 }, (_, index) => `message ${index + 1}`);
    for (const content of texts) await api.messages.create(thread.id, { content });

    const pages = await Promise.all([0, 10, 20, 30].map((offset) => api.threads.messages(thread.id, { limit: 10, offset })));
    expect(pages.map((page) => page.messages.map((message) => message.content))).toEqual([texts.slice(0, 10), texts.slice(10, 20), texts.slice(20), []]);
    expect(pages.map(({ thread_id, total, limit, offset }) => ({ thread_id, total, limit, offset }))).toEqual(
      [0, 10, 20, 30].map((offset) => ({ thread_id: thread.id, total: 25, limit: 10, offset })),
    );
    expect(new Set(pages.flatMap((page) => page.messages.map((message) => message.id))).size).toBe(25);
    expect(await api.threads.messagesRaw(thread.id, { limit: 101 })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['limit'] });
  });
});
