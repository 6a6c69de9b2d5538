import { about, expect, needs, sha256Of, test, unzip } from '#fixtures';

test.describe('export and import', () => {
  test('076 an export is a job whose archive holds the threads and messages of its owner and nothing else', needs('second-user'), async ({ api, createUser, session }) => {
    const stranger = await createUser();
    const secret = await stranger.api.threads.create({ title: 'The stranger’s thread' });
    await stranger.api.messages.create(secret.id, { content: 'The stranger’s message' });
    const open = await api.threads.create({ title: 'Open', metadata: { team: 'finance' } });
    const archived = await api.threads.create({ title: 'Archived' });
    const messages = [await api.messages.create(open.id, { content: 'Zürich → 東京' }), await api.messages.create(open.id, { content: 'second', metadata: { n: 2 } }), await api.messages.create(archived.id, { content: 'third' })];
    const deleted = await api.messages.create(open.id, { content: 'deleted' });
    await api.messages.remove(deleted.id);
    await api.threads.archive(archived.id);

    const job = await api.transfer.startExport();
    const done = await api.transfer.export(job.id, 10);
    const archive = await api.transfer.archive(job.id);
    const files = unzip(archive);
    const lines = (files['records.jsonl'] ?? '').trimEnd().split('\n').map((line): Record<string, unknown> => JSON.parse(line));

    expect(job).toMatchObject({ status: 'queued', completed_at: null, sha256: null });
    expect(lines.filter((line) => JSON.stringify(line).includes('stranger')), about('isolation')).toEqual([]);
    expect(done).toMatchObject({ id: job.id, status: 'completed', counts: { threads: 2, messages: 3 }, size: archive.length, sha256: sha256Of(archive) });
    expect(Object.keys(files).sort()).toEqual(['manifest.json', 'records.jsonl']);
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ user_id: session.user.id, counts: { threads: 2, messages: 3 } });
    expect(lines).toEqual([
      { type: 'thread', ref: open.id, title: 'Open', metadata: { team: 'finance' }, created_at: open.created_at, updated_at: expect.any(Number) },
      ...messages.slice(0, 2).map(({ content, metadata, created_at }) => ({ type: 'message', thread: open.id, role: 'user', content, metadata, created_at })),
      { type: 'thread', ref: archived.id, title: 'Archived', metadata: {}, created_at: archived.created_at, updated_at: expect.any(Number), archived_at: expect.any(Number) },
      ...messages.slice(2).map(({ content, metadata, created_at }) => ({ type: 'message', thread: archived.id, role: 'user', content, metadata, created_at })),
    ]);
    expect(await stranger.api.transfer.exportRaw(job.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await stranger.api.transfer.archiveRaw(job.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    // What was taken away can be brought back.
    expect(await stranger.api.transfer.import((files['records.jsonl'] ?? '').trimEnd().split('\n'))).toMatchObject({ status: 'completed', imported: { threads: 2, messages: 3 } });
    const [brought] = await stranger.api.threads.list({ q: 'Open' });
    expect((await stranger.api.threads.messages(String(brought?.id))).messages.map(({ content }) => content)).toEqual(['Zürich → 東京', 'second']);
  });

  test('077 an import tells each wrong record, keeps the right ones, and nothing at all where all or nothing was asked', async ({ api, anonymousApi }) => {
    const now = Math.floor(Date.now() / 1000);
    const lines = [
      { type: 'thread', ref: 'a', title: 'Imported', metadata: { from: 'elsewhere' }, created_at: now - 5000, updated_at: now - 4000 },
      { type: 'message', thread: 'a', role: 'user', content: 'What did we spend?', created_at: now - 4500 },
      { type: 'message', thread: 'a', role: 'robot', content: 'Bzzt' },
      { type: 'message', thread: 'nowhere', role: 'user', content: 'lost' },
      'not JSON at all',
      { type: 'message', thread: 'a', role: 'assistant', content: '42 USD', created_at: now - 4400 },
      { type: 'thread', ref: 'a', title: 'The same again' },
      { type: 'thread', ref: 'b', title: 'From the future', created_at: now + 9999 },
    ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const fields = ['line 3.role', 'line 4.thread', 'line 5', 'line 7.ref', 'line 8.created_at'];

    const dry = await api.transfer.import(lines, { dry_run: true });
    const atomic = await api.transfer.importRaw(lines, { atomic: true });
    const anonymous = await anonymousApi.transfer.importRaw(lines);
    expect(dry).toMatchObject({ status: 'dry_run', imported: { threads: 1, messages: 2 }, rejected: 5, threads: {} });
    expect(dry.errors.map(({ path }) => path)).toEqual(fields);
    expect(atomic).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields });
    expect(anonymous).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect([await api.threads.list(), await api.threads.list({ archived: true }), (await api.messages.listChat()).messages]).toEqual([[], [], []]);

    const mixed = await api.transfer.import(lines);
    const thread = String(mixed.threads['a']);
    expect(mixed).toMatchObject({ status: 'partial', imported: { threads: 1, messages: 2 }, rejected: 5, errors: dry.errors });
    expect(await api.threads.list()).toEqual([
      { id: thread, object: 'thread', title: 'Imported', metadata: { from: 'elsewhere' }, created_at: now - 5000, updated_at: now - 4000, message_count: 2 },
    ]);
    expect((await api.threads.messages(thread)).messages).toMatchObject([
      { role: 'user', content: 'What did we spend?', created_at: now - 4500 },
      { role: 'assistant', content: '42 USD', created_at: now - 4400 },
    ]);
    expect(await api.transfer.import([lines[0] ?? '', lines[1] ?? ''], { atomic: true })).toMatchObject({ status: 'completed', rejected: 0 });
    expect(await api.threads.list()).toHaveLength(2);
  });
});
