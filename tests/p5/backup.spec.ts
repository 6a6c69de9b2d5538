import { about, expect, needs, sha256Of, test } from '#fixtures';

const SECRET = { PLATFORM_BACKUP_SECRET: 'a-backup-secret-of-the-tests-only-0123456789' } as const;

test.describe('backup', () => {
  test('078 a backup is an encrypted file with every record, for administrators only, and useless once altered', needs('restart', 'personas', 'second-user'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform(SECRET);
    const admin = await platform.createUser({ role: 'admin' });
    const { api } = await platform.createUser();
    const thread = await api.threads.create({ title: 'Confidential plans' });
    await api.messages.create(thread.id, { content: 'The launch code is 7351' });
    await api.files.upload({ name: 'plan.txt', content: 'The launch code is 7351' });

    const made = await admin.api.admin.createBackup();
    const file = await admin.api.admin.backupFile(made.id);
    const looked = await admin.api.admin.restore(file, { dry_run: true });
    const altered = file.with(file.length - 1, (file.at(-1) ?? 0) ^ 1);
    const text = Buffer.from(file).toString('latin1');

    expect(made).toMatchObject({ cipher: 'aes-256-gcm', size: file.length, sha256: sha256Of(file), counts: { users: 2, threads: 1, messages: 1, files: 1 } });
    expect(['SQLite format', 'launch code', 'Confidential', 'plan.txt'].filter((word) => text.includes(word)), about('permission')).toEqual([]);
    expect(looked).toEqual({ status: 'dry_run', counts: made.counts, checksum: made.checksum });
    expect(await admin.api.admin.census()).toEqual({ counts: made.counts, checksum: made.checksum });
    expect(await admin.api.admin.restoreRaw(altered, { dry_run: true })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['file'] });
    expect((await admin.api.admin.backups()).backups).toEqual([made]);
    expect((await admin.api.admin.createBackup()).sha256).not.toBe(made.sha256);
    expect(await api.admin.createBackupRaw()).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await api.admin.backupFileRaw(made.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await api.admin.restoreRaw(file)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });

  test('079 restoring a backup brings back every record as it was and takes away what came later', needs('restart', 'personas', 'second-user', 'scripted-model'), async ({ openPlatform, scripted }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform(SECRET);
    const admin = await platform.createUser({ role: 'admin' });
    const { api, session } = await platform.createUser();
    const run = await api.agents.execute({ type: 'data', message: scripted('Remember Zürich', { echo: true }) });
    await api.messages.create(run.thread_id, { content: 'last words' });
    const threads = await api.threads.list();
    const history = await api.threads.messages(run.thread_id);
    const made = await admin.api.admin.createBackup();
    const file = await admin.api.admin.backupFile(made.id);

    await api.threads.purge(run.thread_id);
    const late = await api.threads.create({ title: 'Came later' });
    const latecomer = await platform.createUser();
    const changed = await admin.api.admin.census();
    const restored = await admin.api.admin.restore(file);
    expect(changed.checksum).not.toBe(made.checksum);
    expect(restored).toEqual({ status: 'restored', counts: made.counts, checksum: made.checksum });
    expect(await api.threads.list(), about('durability')).toEqual(threads);
    expect(await api.threads.messages(run.thread_id)).toEqual(history);
    expect(await admin.api.admin.census()).toEqual({ counts: made.counts, checksum: made.checksum });
    expect((await api.runs.get(run.run_id)).status).toBe('completed');
    expect((await api.transfer.search({ q: 'words' })).hits.map(({ message }) => message.content)).toEqual(['last words']);
    expect(await api.threads.getRaw(late.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await latecomer.api.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect((await api.auth.me()).id).toBe(session.user.id);
  });
});
