import { expect, needs, test } from '#fixtures';

test.describe('storage', () => {
  test('071 every acknowledged message survives the crash of the platform, and what was deleted stays deleted', needs('restart', 'scripted-model'), async ({ openPlatform, scripted }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform();
    const { api, session } = await platform.createUser();
    const thread = await api.threads.create({ title: 'Notes' });
    const first = await api.messages.create(thread.id, { content: ' Zürich 東京 👩‍🚀\n', metadata: { source: 'test 071' } });
    const deleted = await api.messages.create(thread.id, { content: 'never mind' });
    await api.messages.remove(deleted.id);
    const run = await api.agents.execute({ type: 'data', message: scripted('Remember this', { echo: true }), thread_id: thread.id });
    const last = await api.messages.create(thread.id, { content: 'last words' });
    const before = await api.threads.messages(thread.id);
    const end = await platform.kill('SIGKILL');
    await platform.start();

    expect(end.signal).toBe('SIGKILL');
    expect(before.messages.map(({ content }) => content)).toEqual([first.content, scripted('Remember this', { echo: true }), run.response, 'last words']);
    expect(await api.threads.messages(thread.id)).toEqual(before);
    expect([await api.messages.get(first.id), await api.messages.get(last.id)]).toEqual([first, last]);
    expect(await api.messages.getRaw(deleted.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.runs.get(run.run_id)).toMatchObject({ status: 'completed', thread_id: thread.id });
    expect((await api.auth.me()).id).toBe(session.user.id);
    const next = await api.messages.create(thread.id, { content: 'and on it goes' });
    expect(next.seq).toBeGreaterThan(last.seq);
  });

  test('072 threads are the same after a restart: renamed, archived, erased, and in the same order', needs('restart', 'second-user'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform();
    const { api } = await platform.createUser();
    const stranger = await platform.createUser();
    const kept = await api.threads.create({ title: 'Kept', metadata: { team: 'finance', tags: ['a', 'b'] } });
    const renamed = await api.threads.update((await api.threads.create({ title: 'Draft' })).id, { title: 'Final' });
    const archived = await api.threads.create({ title: 'Archived' });
    const erased = await api.threads.create({ title: 'Erased' });
    await api.threads.archive(archived.id);
    await api.threads.purge(erased.id);
    const touched = await api.threads.update(kept.id, { metadata: { team: 'finance', tags: ['c'] } });
    await platform.restart();

    expect(await api.threads.list()).toEqual([touched, renamed]);
    expect(await api.threads.get(renamed.id)).toEqual(renamed);
    expect((await api.threads.list({ archived: true })).map(({ id, title }) => ({ id, title }))).toEqual([{ id: archived.id, title: 'Archived' }]);
    expect(await api.threads.getRaw(archived.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.threads.getRaw(erased.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await stranger.api.threads.getRaw(kept.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await stranger.api.threads.list()).toEqual([]);
  });
});
