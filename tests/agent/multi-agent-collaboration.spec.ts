import { expect, needs, test } from '#fixtures';
import { forecastOf } from './data/forecast.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { latencyOf, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, usageOf, WEEK_FILE, WEEK_HOURS, WORKLOADS } from './data/workloads.ts';


test.describe('several agents together', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-119 together three specialists tell what none of them tells alone', needs('personas', 'workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    await api.datasets.upload(WEEK_FILE);
    const steps = [
      { id: 'speed', agent: 'data', message: 'How fast are we?' },
      { id: 'money', agent: 'optimization', message: 'What could we save?' },
      { id: 'future', agent: 'actions', message: 'What comes next month?' },
      {
        id: 'all',
        agent: 'reporting',
        message: scripted('Speed: {{speed}}\n\nMoney: {{money}}\n\nFuture: {{future}}', { echo: true }),
        depends_on: ['speed', 'money', 'future'],
      },
    ];
    const done = await api.workflows.execute({ message: 'Tell me everything.', steps });
    const journey = await (await stream.run(done.run_id)).finished();
    const { steps: parts } = await api.runs.tree(done.run_id);
    const forecast = forecastOf(A_WEEK, 30);
    const facts = [
      `P95 ${count(latencyOf(A_WEEK).p95)} ms`,
      `Together ${usd(savingsOf(A_WEEK).total)} a month`,
      `${count(forecast.requests)} requests for ${usd(forecast.cost)}`,
    ];
    const known = parts.map(({ output }) => facts.map((fact) => String(output?.['text']).includes(fact)));

    expect(known.slice(0, 3), 'speed, money and future in the words of each').toEqual([[true, false, false], [false, true, false], [false, true, true]]);
    expect(journey).toAnswer(facts);
    expect(journey).toHaveAgents(['supervisor', 'data', 'optimization', 'actions', 'reporting']);
    expect(journey).toFollowContract();
    expect((await api.threads.messages(done.thread_id)).messages.at(-1)?.content).toBe(journey.answer);
  });

  test('AG-120 each specialist uses its own tools and no others, and its figures are those of the data', needs('personas', 'scripted-model'), async ({ api, stream }) => {
    await api.datasets.upload(WEEK_FILE);
    const names = ['data', 'optimization', 'actions', 'validation'];
    const done = await Promise.all(names.map((type) => api.agents.execute({ type, message: 'What should we know?' })));
    const journeys = await Promise.all(done.map(async ({ run_id: id }) => (await stream.run(id)).finished()));
    const known = await Promise.all(names.map((name) => api.agents.get(name)));
    const foreign = journeys.flatMap(({ toolCalls }, index) => toolCalls.filter(({ name, agent }) => agent !== names[index] || !known[index]?.tools.includes(name)));
    const [analysis, optimization, plan] = done.map(({ result }) => result);
    const { p50, p95, p99, mean } = latencyOf(A_WEEK);
    const { total, savings, monthlyCost } = savingsOf(A_WEEK);
    const forecast = forecastOf(A_WEEK, 30);

    expect(foreign).toEqual([]);
    expect(journeys.map(({ toolCalls }) => toolCalls.length >= 2)).toEqual([true, true, true, true]);
    expect(analysis).toMatchObject({
      metrics: { p50_latency_ms: p50, p95_latency_ms: p95, p99_latency_ms: p99, avg_latency_ms: mean, total_requests: totalsOf(A_WEEK).requests },
    });
    expect(optimization).toMatchObject({ current_monthly_cost_usd: monthlyCost, cost_savings: { monthly_amount: total } });
    expect(plan).toMatchObject({
      plan_steps: savings.map(({ service, monthly }) => ({ service, expected_monthly_savings: monthly })),
      forecast: { requests: forecast.requests, cost_usd: forecast.cost },
    });
    expect([analysis, plan].map((result) => Object.keys(result ?? {}).includes('cost_savings'))).toEqual([false, false]);
  });

  test('AG-121 a draft is released where both reviewers consent, and one refusal keeps it back', needs('workflows', 'scripted-model'), async ({ api, scripted }) => {
    const review = (first: string, second: string) => [
      { id: 'draft', agent: 'data', message: scripted('draft', { echo: true }) },
      { id: 'first', agent: 'validation', message: scripted(`${first}: {{draft}}`, { echo: true }), depends_on: ['draft'] },
      {
        id: 'second',
        agent: 'optimization',
        message: scripted(`${second}: {{draft}}`, { echo: true }),
        depends_on: ['draft', 'first'],
        when: { step: 'first', field: 'text', contains: 'consent' },
      },
      {
        id: 'release',
        agent: 'reporting',
        message: scripted('released: {{draft}}', { echo: true }),
        depends_on: ['draft', 'second'],
        when: { step: 'second', field: 'text', contains: 'consent' },
      },
    ];
    const cases = [review('consent', 'consent'), review('consent', 'refused'), review('refused', 'consent')];
    const done = await Promise.all(cases.map((steps) => api.workflows.execute({ message: 'Shall this be released?', steps })));
    const trees = await Promise.all(done.map(({ run_id: id }) => api.runs.tree(id)));

    expect(trees.map(({ steps }) => Object.fromEntries(steps.map(({ step, status }) => [step, status])))).toEqual([
      { draft: 'completed', first: 'completed', second: 'completed', release: 'completed' },
      { draft: 'completed', first: 'completed', second: 'completed', release: 'skipped' },
      { draft: 'completed', first: 'completed', second: 'skipped', release: 'skipped' },
    ]);
    expect(done.map(({ response }) => response)).toEqual(['released: draft', expect.stringContaining('refused: draft'), expect.stringContaining('refused: draft')]);
    expect(done.slice(1).filter(({ response }) => response.includes('released'))).toEqual([]);
  });

  test('AG-122 several teams at work at the same time each tell the figures of their own user', needs('personas', 'second-user', 'scripted-model'), async ({
    createUser,
  }) => {
    const users = await Promise.all([1, 2, 3].map(() => createUser({ plan: 'enterprise' })));
    const weeks = [1, 2, 3].map((size) => usageOf(WORKLOADS.map((one) => ({ ...one, requests: one.requests * size + size })), WEEK_HOURS));
    await Promise.all(users.map(({ api }, index) => api.datasets.upload(fileOf(weeks[index] ?? [], `team-${index}.csv`))));
    const streams = await Promise.all(users.map(({ stream }) => stream.agent('What did we spend, and what could we save?')));
    const journeys = await Promise.all(streams.map((stream) => stream.finished()));
    const own = weeks.map((rows) => [usd(totalsOf(rows).cost), usd(savingsOf(rows).total)]);
    const stated = journeys.map(({ answer }) => own.map((amounts) => amounts.map((amount) => answer.includes(amount))));

    expect(stated, 'whose totals each answer states').toEqual(own.map((_, user) => own.map((_amounts, other) => (user === other ? [true, true] : [false, false]))));
    expect(journeys.map(({ agents }) => agents.length)).toEqual([6, 6, 6]);
    expect(journeys.map(({ violations }) => violations)).toEqual([[], [], []]);
  });
});
