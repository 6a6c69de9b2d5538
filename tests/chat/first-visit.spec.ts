import { expect, needs, test } from '#fixtures';
import { csvOf, dollars, totalOf, USAGE } from './data/usage.ts';

const PASSWORD = 'correct horse battery staple';
const MONTH_HOURS = 30 * 24;
/** What an answer from the cache saves: nobody has any here, and 30 % of all are within reach. */
const CACHE_SHARE = 0.3;
const cents = (amount: number) => Math.round(amount * 100) / 100;

test.describe('first visit', () => {
  test('CH-019 a report holds together: its savings are the sum of its advice, its share is of what is spent, its services exist', needs('personas'), async ({
    createUser,
  }) => {
    const { api, stream } = await createUser({ plan: 'enterprise' });
    const { report, answer, ...journey } = await (await stream.agent('Where can we cut the cost of our AI workloads, and by how much?')).finished();
    const analysis = journey.toolCalls.find(({ name }) => name === 'cost_analyzer')?.result;
    const { result } = await api.tools.execute({ tool_name: 'dataset_summary' });
    // What a tool finds has the tool's own shape.
    const services = (result['services'] as { service: string }[]).map(({ service }) => service);
    const hours = (result['period'] as { hours: number }).hours;
    const monthly = ((result['totals'] as { cost_usd: number }).cost_usd * MONTH_HOURS) / hours;
    const advice = report?.recommendations ?? [];
    const total = cents(advice.reduce((sum, { expected_monthly_savings: saves }) => sum + saves, 0));

    expect(advice.length).toBeGreaterThan(0);
    expect(report?.cost_savings.monthly_amount).toBe(total);
    expect(report?.cost_savings.percentage).toBeCloseTo((100 * total) / monthly, 1);
    expect(advice.map(({ action }) => services.filter((service) => action.includes(service)).length)).toEqual(advice.map(() => 1));
    expect(advice.filter(({ action, expected_monthly_savings: saves }) => !answer.includes(action) || !answer.includes(dollars(saves)))).toEqual([]);
    expect(analysis).toMatchObject({ cost_savings: report?.cost_savings });
    expect(report?.report).toBe(answer);
  });

  test('CH-020 a first visit goes from registration to an answer, and the second finds it', needs('registration'), async ({
    anonymousApi, clientWith, openSocket, uniqueEmail,
  }) => {
    const pair = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD, full_name: 'Grace Hopper' });
    const api = clientWith({ token: pair.access_token });
    expect([await api.threads.list(), (await api.messages.listChat()).messages, (await api.agents.status()).runs]).toEqual([[], [], []]);
    expect(await api.users.profile()).toMatchObject({ email: uniqueEmail, full_name: 'Grace Hopper', quota: { runs: { used: 0 } } });
    await using socket = await openSocket({ token: pair.access_token });
    expect(socket.greeting.user_id).toBe(pair.user.id);
    const run = await socket.ask('Which models do we use?');
    const journey = await run.finished();
    const { title } = await api.threads.autoRename(run.threadId);
    await api.auth.logout();
    await socket.closed();

    const again = clientWith({ token: (await anonymousApi.auth.login({ email: uniqueEmail, password: PASSWORD })).access_token });
    expect(journey).toFollowContract();
    expect(await again.threads.list()).toMatchObject([{ id: run.threadId, title: 'Which models do we use?', message_count: 2 }]);
    expect(title).toBe('Which models do we use?');
    expect((await again.threads.messages(run.threadId)).messages.at(-1)?.content).toBe(journey.answer);
    expect((await again.users.profile()).quota.runs.used).toBe(1);
    expect(await api.threads.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('CH-022 a new user’s first question about their own data is worth something: what can be saved, and where', needs('personas'), async ({ createUser }) => {
    const { api, stream } = await createUser({ plan: 'enterprise' });
    await api.datasets.upload({ name: 'own.csv', content: csvOf(USAGE) });
    const { report, answer } = await (await stream.agent('Where can we save, and how much?')).finished();
    const monthlyOf = (service?: string) => (totalOf(USAGE, service).cost * MONTH_HOURS) / USAGE.length;
    const saving = (service: string) => cents(monthlyOf(service) * CACHE_SHARE);

    expect(report?.recommendations).toMatchObject([
      { action: expect.stringMatching(/cache.*atlas/i), expected_monthly_savings: saving('atlas') },
      { action: expect.stringMatching(/cache.*borealis/i), expected_monthly_savings: saving('borealis') },
    ]);
    expect(report?.cost_savings).toEqual({ monthly_amount: cents(saving('atlas') + saving('borealis')), currency: 'USD', percentage: 100 * CACHE_SHARE });
    expect(answer).toContain(dollars(saving('atlas')));
    expect(report?.executive_summary).toContain(dollars(monthlyOf()));
  });
});
