import { expect, needs, test } from '#fixtures';

test.describe('profile', () => {
  test('073 a profile is stored as it was put, wrong ones are refused, and each run takes one from the quota', needs('second-user', 'scripted-model'), async ({ api, createUser, session, scripted }) => {
    const other = await createUser();
    const before = await api.users.profile();
    const input = { full_name: 'Zoë Müller', language: 'de-CH', timezone: 'Europe/Zurich', preferences: { theme: 'dark', columns: [1, 2] } };
    const stored = await api.users.updateProfile(input);
    const refused = await api.users.updateProfileRaw({ ...input, language: 'German', timezone: 'Mars/Base', full_name: ' ' });
    const first = await api.agents.execute({ type: 'data', message: scripted('one', { echo: true }) });
    const second = await api.agents.execute({ type: 'data', message: scripted('two', { echo: true }) });
    const after = await api.users.profile();

    expect(stored).toMatchObject({ ...input, user_id: session.user.id, email: session.user.email, plan: session.user.plan });
    expect(refused).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['full_name', 'language', 'timezone'] });
    expect([first.status, second.status]).toEqual(['success', 'success']);
    expect(before.quota.runs).toMatchObject({ used: 0, remaining: before.quota.runs.limit });
    expect(after).toEqual({ ...stored, quota: { runs: { ...before.quota.runs, used: 2, remaining: before.quota.runs.limit - 2 } } });
    expect((await api.auth.me()).full_name).toBe('Zoë Müller');
    const theirs = await other.api.users.profile();
    expect({ name: theirs.full_name, preferences: theirs.preferences, used: theirs.quota.runs.used }).toEqual({ name: other.session.user.full_name, preferences: {}, used: 0 });
    // What was used stays used, wherever its traces are.
    await api.threads.purge(first.thread_id);
    expect((await api.users.profile()).quota.runs.used).toBe(2);
  });
});
