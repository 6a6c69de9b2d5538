import { expect, needs, test } from '#fixtures';

test.describe('analytics and compliance', () => {
  test('098 an action is told once, with every field, and with an address that leads to nobody', needs('personas'), async ({ api, session, anonymousApi, createUser }) => {
    const admin = await createUser({ role: 'admin' });
    const event = { event_id: `evt-${session.user.id}`, name: 'thread_opened', page: '/threads/1', properties: { from: 'sidebar' }, occurred_at: 1_790_000_000_000 };
    const told = [await api.features.track(event), await api.features.track(event), await api.features.track({ ...event, event_id: `${event.event_id}-2`, name: 'search_used' })];
    const sessions = (await api.auth.sessions()).sessions.filter(({ current }) => current);
    const { events } = await admin.api.features.tracked(session.user.id, 'thread_opened');

    expect(told.map(({ status }) => status)).toEqual(['accepted', 'duplicate', 'accepted']);
    expect(events).toEqual([
      { ...event, user_id: session.user.id, session_id: sessions[0]?.id, ip: expect.stringMatching(/^(?:\d{1,3}\.){3}0$|::$/), user_agent: expect.any(String), received_at: expect.any(Number) },
    ]);
    expect((await admin.api.features.tracked(session.user.id)).events.map(({ name }) => name)).toEqual(['thread_opened', 'search_used']);
    expect(await api.features.trackRaw({ properties: {} })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['event_id', 'name', 'page', 'occurred_at'] });
    expect(await api.features.trackedRaw(session.user.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await anonymousApi.features.trackRaw(event)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('099 a compliance report tells what is held, archived and erased, and stays as it was written', needs('destructive', 'personas'), async ({ api, session, createUser }) => {
    const admin = await createUser({ role: 'admin' });
    const [kept, archived, erased] = [await api.threads.create({ title: 'kept' }), await api.threads.create({ title: 'archived' }), await api.threads.create({ title: 'erased' })];
    const messages = [];
    for (const { id } of [kept, kept, archived, erased, erased]) messages.push(await api.messages.create(id, { content: 'Private matters' }));
    const [, removed] = messages;
    await api.messages.remove(String(removed?.id));
    await api.threads.archive(archived.id);
    await api.threads.purge(erased.id);
    const report = await admin.api.compliance.create(session.user.id);
    await api.threads.purge(kept.id);

    expect(report).toMatchObject({ generated_by: admin.session.user.id, user_id: session.user.id });
    expect(report.holdings).toEqual({ users: 1, sessions: 1, runs: 0, threads: { kept: 1, archived: 1, erased: 1 }, messages: { kept: 2, erased: 3 } });
    const deletions = report.deletions.map(({ kind, id, how }) => ({ kind, id, how }));
    expect(deletions).toHaveLength(3);
    expect(deletions).toEqual(
      expect.arrayContaining([
        { kind: 'message', id: removed?.id, how: 'erased' },
        { kind: 'thread', id: archived.id, how: 'archived' },
        { kind: 'thread', id: erased.id, how: 'erased' },
      ]),
    );
    expect(JSON.stringify(report)).not.toContain('Private matters');
    expect(await admin.api.compliance.get(report.id)).toEqual(report);
    expect((await admin.api.compliance.create(session.user.id)).holdings.threads).toEqual({ kept: 0, archived: 1, erased: 2 });
    expect(await api.compliance.createRaw(session.user.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await api.compliance.getRaw(report.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });
});
