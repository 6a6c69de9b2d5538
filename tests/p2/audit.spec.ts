import { expect, needs, test } from '#fixtures';

const PASSWORD = 'correct-horse-battery';

test.describe('audit', () => {
  test('040 each step leaves exactly one record, which its owner and admins can read, nobody can change, and no secret is in', needs('registration', 'oauth', 'personas'), async ({ api, anonymousApi, clientWith, createUser, transcript, uniqueEmail: email, visitor }) => {
    const admin = await createUser({ role: 'admin' });
    const registered = await anonymousApi.auth.register({ email, password: PASSWORD });
    const failed = await anonymousApi.auth.loginRaw({ email, password: 'not-the-password' });
    const signedIn = await anonymousApi.auth.login({ email, password: PASSWORD });
    const renewed = await anonymousApi.auth.refresh(signedIn.refresh_token);
    const own = clientWith({ token: renewed.access_token });
    const run = await own.agents.execute({ type: 'data', message: 'What did support-chat cost?' });
    const thread = await own.threads.create({ title: 'To be archived' });
    await own.threads.archive(thread.id);
    await own.threads.purge(thread.id);
    await own.auth.logout();
    const back = await anonymousApi.auth.oauthExchange(await visitor.signIn(email));
    const { records, total } = await clientWith({ token: back.access_token }).audit.mine();
    const steps = records.toReversed();
    const id = registered.user.id;
    const byOneself = (action: string, subject = id) => ({ actor: id, action, subject, outcome: 'success', trace_id: transcript.traceId });

    expect(steps).toMatchObject([
      byOneself('register'), { actor: null, action: 'login', subject: id, outcome: 'refused', request_id: failed.requestId, trace_id: transcript.traceId }, byOneself('login'), byOneself('refresh'),
      byOneself('agent_run', run.run_id), byOneself('thread_archive', thread.id), byOneself('thread_erase', thread.id), byOneself('logout'), byOneself('oauth_login'),
    ]);
    expect(total).toBe(steps.length);
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    expect(new Set(steps.map((step) => step.request_id)).size).toBe(steps.length);
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted());
    const own8 = records.filter(({ actor }) => actor === id);
    expect(await admin.api.audit.list({ actor: id })).toEqual({ records: own8, total: 8 });
    expect(await admin.api.audit.list({ actor: id, action: 'login' })).toEqual({ records: own8.filter(({ action }) => action === 'login'), total: 1 });
    expect(await admin.api.audit.list({ actor: id, limit: 1 })).toEqual({ records: own8.slice(0, 1), total: 8 });
    expect((await admin.api.audit.list({ actor: id, since: new Date(Date.now() + 60_000).toISOString() })).records).toEqual([]);
    expect((await admin.api.audit.list({ actor: id, since: steps[0]?.at ?? '' })).total).toBe(8);

    expect(await api.audit.listRaw()).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await anonymousApi.audit.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await anonymousApi.audit.mineRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect((await api.audit.mine()).records.filter(({ actor, subject }) => actor === id || subject === id)).toEqual([]);
    expect(await admin.api.send({ method: 'DELETE', path: '/api/audit' })).toBeProblem({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    const secrets = [PASSWORD, 'not-the-password', email, registered.access_token, registered.refresh_token, signedIn.refresh_token, renewed.access_token, renewed.refresh_token, back.access_token, back.refresh_token];
    const log = JSON.stringify([records, await admin.api.audit.list({ limit: 1000 })]);
    expect(secrets.filter((secret) => log.includes(secret)).length, 'secrets in the audit log').toBe(0);
  });
});
