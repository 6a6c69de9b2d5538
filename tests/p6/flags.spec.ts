import { expect, needs, test } from '#fixtures';

test.describe('flags', () => {
  test('096 a flag shows its feature to whom it is on for, hides it again, and to nobody else', needs('personas', 'second-user'), async ({ api, session, anonymousApi, createUser }) => {
    const admin = await createUser({ role: 'admin' });
    const other = await createUser();
    const thread = await api.threads.create();
    await api.messages.create(thread.id, { content: 'three  words here' });
    const last = await api.messages.create(thread.id, { content: 'two\nmore' });
    const theirs = await other.api.threads.create();
    const look = async () => ({ mine: await api.features.digestRaw(thread.id), flags: (await api.features.flags()).flags, others: (await other.api.features.flags()).flags });

    const before = await look();
    const set = await admin.api.features.setFlagFor('thread_digest', session.user.id, true);
    const shown = await look();
    await admin.api.features.setFlagFor('thread_digest', session.user.id, false);
    const hidden = await look();

    expect(before.mine).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect([before.flags, shown.flags, hidden.flags]).toMatchObject([{ thread_digest: false }, { thread_digest: true }, { thread_digest: false }]);
    expect(shown.mine.body).toEqual({ thread_id: thread.id, messages: 2, words: 5, by_role: { user: 2, assistant: 0 }, first_at: expect.any(Number), last_at: last.created_at });
    expect(hidden.mine).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(set.users).toContainEqual({ user_id: session.user.id, enabled: true });
    expect([before.others, shown.others]).toMatchObject([{ thread_digest: false }, { thread_digest: false }]);
    expect(await other.api.features.digestRaw(theirs.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.features.setFlagForRaw('thread_digest', session.user.id, true)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect((await api.features.flags()).flags).toMatchObject({ thread_digest: false });
    expect(await admin.api.features.setFlagForRaw('no_such_flag', session.user.id, true)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.features.flagsRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('097 a thousand users fall to the variants by their weights, each always to the same one', needs('personas'), async ({ api, session, createUser }) => {
    const admin = (await createUser({ role: 'admin' })).api.features;
    const variants = [{ name: 'control', weight: 1 }, { name: 'treatment', weight: 3 }];
    const subjects = Array.from({ length: 1000 }, (_, index) => `subject-${index}`);
    // Always the same names, so that the split is the same in every run.
    await admin.setExperiment('suite_097_a', { variants });
    await admin.setExperiment('suite_097_b', { variants });
    const { assignments } = await admin.assign('suite_097_a', subjects);
    const again = await admin.assign('suite_097_a', subjects.toReversed());
    const other = await admin.assign('suite_097_b', subjects);
    const own = await api.features.variant('suite_097_a');

    // Binomial: of n independent draws with probability p, 99.99 % lie within 3.9 standard deviations of n·p.
    const n = subjects.length;
    const tolerance = (p: number) => 3.9 * Math.sqrt(n * p * (1 - p));
    const off = (count: number, p: number) => Math.abs(count - n * p);
    const treated = assignments.filter(({ variant }) => variant === 'treatment').length;
    const agreeing = assignments.filter(({ variant }, index) => variant === other.assignments[index]?.variant).length;

    expect(assignments.map(({ subject }) => subject)).toEqual(subjects);
    expect(assignments.filter(({ variant }) => !['control', 'treatment'].includes(variant))).toEqual([]);
    expect(off(treated, 0.75), `${treated} of ${n} treated; 750 were due`).toBeLessThan(tolerance(0.75));
    expect(again.assignments.toReversed()).toEqual(assignments);
    // Two experiments must not split their users alike: by chance they agree in p² + q².
    expect(off(agreeing, 0.625), `${agreeing} of ${n} fall alike in both; 625 were due`).toBeLessThan(tolerance(0.625));
    expect((await admin.assign('suite_097_a', [session.user.id])).assignments).toEqual([own]);
    expect(await api.features.variant('suite_097_a')).toEqual(own);
    expect(await api.features.assignRaw('suite_097_a', subjects)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await api.features.variantRaw('no_such_experiment')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });
});
