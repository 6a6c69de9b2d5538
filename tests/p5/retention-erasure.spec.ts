import { expect, needs, test } from '#fixtures';

const DAY = 24 * 3600;
const MINUTE = 60_000;

test.describe('retention and erasure', () => {
  test('080 retention archives and erases exactly what is older than the policy says', needs('personas', 'clock', 'destructive'), async ({ api, createUser, session }) => {
    const admin = await createUser({ role: 'admin' });
    const policy = await admin.api.admin.retention();
    const now = Math.floor(Date.now() / 1000);
    const idleFor = (seconds: number) => ({ created_at: now - seconds, updated_at: now - seconds });
    const { threads } = await api.transfer.import([
      { type: 'thread', ref: 'young', title: 'Young' },
      { type: 'thread', ref: 'nearly', title: 'Nearly', ...idleFor(policy.archive_after_seconds - 300) },
      { type: 'thread', ref: 'old', title: 'Old', ...idleFor(policy.archive_after_seconds + DAY) },
      { type: 'message', thread: 'old', role: 'user', content: 'long ago' },
      { type: 'thread', ref: 'resting', title: 'Resting', ...idleFor(policy.erase_after_seconds - 300), archived_at: now - policy.erase_after_seconds + 300 },
      { type: 'thread', ref: 'outlived', title: 'Outlived', ...idleFor(policy.erase_after_seconds + DAY), archived_at: now - policy.erase_after_seconds - DAY },
      { type: 'message', thread: 'outlived', role: 'user', content: 'longer ago' },
    ]);
    const titles = async (archived: boolean) => (await api.threads.list({ archived, sort: 'title' })).map(({ title }) => title);
    const user = { user_id: session.user.id };

    const dry = await admin.api.admin.runRetention({ ...user, dry_run: true });
    expect(dry).toEqual({ dry_run: true, archived: [threads['old']], erased: [threads['outlived']] });
    expect([await titles(false), await titles(true)]).toEqual([['Nearly', 'Old', 'Young'], ['Outlived', 'Resting']]);

    const first = await admin.api.admin.runRetention(user);
    expect(first).toEqual({ ...dry, dry_run: false });
    expect([await titles(false), await titles(true)]).toEqual([['Nearly', 'Young'], ['Old', 'Resting']]);
    expect((await admin.api.admin.census(session.user.id)).counts).toMatchObject({ threads: 4, messages: 1 });
    expect(await api.threads.getRaw(String(threads['old']))).toBeProblem({ status: 404, code: 'NOT_FOUND' });

    const later = await admin.api.with({ clockOffsetMs: 10 * MINUTE }).admin.runRetention(user);
    expect(later).toEqual({ dry_run: false, archived: [threads['nearly']], erased: [threads['resting']] });
    expect([await titles(false), await titles(true)]).toEqual([['Young'], ['Nearly', 'Old']]);
    expect(await api.admin.runRetentionRaw(user)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });

  test('081 who is erased leaves nothing behind but the proof of it', needs('personas', 'second-user', 'destructive', 'refresh-tokens', 'scripted-model'), async ({ api, session, createUser, anonymousApi, openSocket, scripted }) => {
    const admin = await createUser({ role: 'admin' });
    const bystander = await createUser();
    const kept = await bystander.api.threads.create({ title: 'Not theirs' });
    await using socket = await openSocket();
    const run = await api.agents.execute({ type: 'data', message: scripted('Forget me', { echo: true }) });
    const [question] = (await api.threads.messages(run.thread_id)).messages;
    const thread = await api.with({ idempotencyKey: 'once' }).threads.create({ title: 'Archived' });
    await api.threads.archive(thread.id);
    await api.users.updateProfile({ full_name: 'Forget Me', language: 'en', timezone: 'UTC', preferences: {} });
    const { id: fileId } = await api.files.upload({ name: 'me.txt', content: 'It was me' });
    const { url } = await api.files.link(fileId, { expires_in: 600 });
    const job = await api.transfer.startExport();
    await api.transfer.export(job.id, 10);
    const before = await admin.api.admin.census(session.user.id);
    socket.ignoreEvents('the run was executed by HTTP');

    const erased = await api.users.erase();
    expect(before.counts).toMatchObject({ users: 1, sessions: 1, threads: 2, messages: 2, runs: 1, files: 1, exports: 1, idempotency: 1, profiles: 1 });
    expect(erased).toMatchObject({ user_id: session.user.id, counts: before.counts });
    expect(Object.entries((await admin.api.admin.census(session.user.id)).counts).filter(([, rows]) => rows > 0)).toEqual([]);
    expect((await admin.api.admin.erasures(session.user.id)).erasures).toEqual([erased]);
    expect(await socket.closed()).toMatchObject({ code: 1008, reason: 'session_revoked' });
    const dead = await Promise.all([
      api.auth.meRaw(), api.users.profileRaw(), api.threads.listRaw(), api.threads.messagesRaw(run.thread_id), api.messages.getRaw(String(question?.id)), api.runs.getRaw(run.run_id),
      api.files.downloadRaw(fileId), api.transfer.archiveRaw(job.id), anonymousApi.auth.refreshRaw(session.refreshToken),
    ]);
    expect(dead.map(({ status }) => status)).toEqual(dead.map(() => 401));
    expect(await anonymousApi.files.openRaw(url)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await admin.api.messages.getRaw(String(question?.id))).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await bystander.api.threads.list()).toEqual([kept]);
    expect(await bystander.api.admin.erasuresRaw()).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });
});
