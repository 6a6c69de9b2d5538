import { expect, needs, test } from '#fixtures';
import { resultIn } from './data/hand-offs.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { totalsOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';
import { A_WEEK, usageOf, WEEK_FILE, WEEK_HOURS, WORKLOADS } from './data/workloads.ts';

interface Recommendation {
  readonly service: string;
  readonly rule: string;
  readonly expected_monthly_savings: number;
}
/** Recommendations as the oracle states them. The result of an agent has the agent's own shape. */
const told = (recommendations: unknown) =>
  (recommendations as readonly Recommendation[]).map(({ service, rule, expected_monthly_savings: monthly }) => ({ service, rule, monthly }));
const sized = (factor: number, workloads = WORKLOADS) => usageOf(workloads.map((one) => ({ ...one, requests: one.requests * factor })), WEEK_HOURS);

test.describe('optimization pipeline', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-123 what the pipeline says could be saved is what the data say, from analysis over plan to report', needs('personas', 'scripted-model'), async ({
    api, socket,
  }) => {
    await api.datasets.upload(WEEK_FILE);
    const journey = await (await socket.ask('What could we save?')).finished();
    const { savings, total, monthlyCost, percentage } = savingsOf(A_WEEK);
    const optimization = resultIn(journey.wire, 'optimization');

    expect(told(optimization['recommendations'])).toEqual(savings);
    expect(optimization).toMatchObject({ current_monthly_cost_usd: monthlyCost, cost_savings: { monthly_amount: total, currency: 'USD', percentage } });
    expect(resultIn(journey.wire, 'actions')).toMatchObject({
      plan_steps: savings.map(({ service, monthly }, index) => ({ step_id: `step-${index + 1}`, service, expected_monthly_savings: monthly })),
    });
    expect(journey.report).toMatchObject({
      recommendations: savings.map(({ monthly }) => ({ expected_monthly_savings: monthly })),
      cost_savings: { monthly_amount: total, currency: 'USD', percentage },
    });
    expect(journey.report?.executive_summary).toContain(`would save ${usd(total)} a month (${percentage} % of ${usd(monthlyCost)})`);
    expect(journey).toAnswer(savings.map(({ monthly }) => usd(monthly)));
    expect(journey.report?.report).toBe(journey.answer);
  });

  test('AG-124 who spends little, much or wisely is each told what there is to save, down to nothing', needs('personas', 'scripted-model'), async ({ api }) => {
    const wisely = sized(1, WORKLOADS.filter(({ service }) => service === 'talk'));
    const tiers = [sized(0.02), sized(1), sized(50), wisely];
    const answers = [];
    for (const [index, rows] of tiers.entries()) {
      await api.datasets.upload(fileOf(rows, `tier-${index}.csv`));
      answers.push(await api.agents.executeOptimization({ message: 'What could we save?' }));
    }
    const expected = tiers.map((rows) => savingsOf(rows));

    expect(answers.map(({ result }) => told(result['recommendations']))).toEqual(expected.map(({ savings }) => savings));
    expect(answers.map(({ result }) => result['cost_savings'])).toEqual(
      expected.map(({ total, percentage }) => ({ monthly_amount: total, currency: 'USD', percentage })),
    );
    expect(expected.map(({ savings }) => savings.length)).toEqual([2, 3, 3, 0]);
    expect(answers[3]?.response).toContain('None of the rules finds anything to save');
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('success'));
  });

  test('AG-125 vendors are compared by what their tokens cost, and small requests are sent to the cheapest of them', needs('personas', 'scripted-model'), async ({
    api, stream,
  }) => {
    const prices = { huge: 40, middle: 5, small: 1 };
    const vendors = Object.entries(prices).map(([model, usdPerMillionTokens], index) => ({
      service: 'tickets', provider: `vendor${index}`, model, requests: 400, tokens: 300, usdPerMillionTokens, latencyMs: 500, errors: 0.001, hits: 0.4,
    }));
    const rows = usageOf(vendors, WEEK_HOURS);
    await api.datasets.upload(fileOf(rows, 'vendors.csv'));
    const done = await api.agents.executeOptimization({ message: 'Which vendor should we use?' });
    const { toolCalls } = await (await stream.run(done.run_id)).finished();
    await api.datasets.upload(fileOf(rows.filter(({ model }) => model === 'huge'), 'one-vendor.csv'));
    const alone = await api.agents.executeOptimization({ message: 'Which vendor should we use?' });
    const { savings } = savingsOf(rows);
    const models = Object.keys(prices).map((model) => ({ model, cost_usd: totalsOf(rows.filter((row) => row.model === model)).cost }));

    expect(toolCalls.find(({ name }) => name === 'cost_analyzer')?.result?.['models']).toMatchObject(
      models.map((one) => ({ ...one, usd_per_1k_tokens: expect.closeTo(Number(Object(prices)[one.model]) / 1000, 4) })),
    );
    expect(told(done.result['recommendations'])).toEqual(savings);
    const advice = done.response.match(/Route the small requests of \w+ .*? from \w+ to \w+/g)?.map((line) => line.replace(/ \(.*\)/, ''));
    expect(advice).toEqual(['huge', 'middle'].map((model) => `Route the small requests of tickets from ${model} to small`));
    expect(alone.result['recommendations']).toEqual([]);
  });

  test('AG-126 users who optimize at the same time are each told their own savings', needs('personas', 'second-user', 'scripted-model'), async ({ createUser }) => {
    const sizes = [1, 3, 7, 9];
    const users = await Promise.all(sizes.map(() => createUser({ plan: 'enterprise' })));
    const weeks = sizes.map((size) => sized(size));
    await Promise.all(users.map(({ api }, index) => api.datasets.upload(fileOf(weeks[index] ?? [], `user-${index}.csv`))));
    const done = await Promise.all(users.map(({ api }) => api.agents.executeOptimization({ message: 'What could we save?' })));
    const stored = await Promise.all(users.map(({ api }, index) => api.threads.messages(String(done[index]?.thread_id))));
    const expected = weeks.map((rows) => savingsOf(rows));

    expect(done.map(({ result }) => Object(result['cost_savings'])['monthly_amount']), 'savings of each user').toEqual(expected.map(({ total }) => total));
    expect(stored.map(({ messages }) => messages.at(-1)?.content)).toEqual(expected.map(({ total }) => expect.stringContaining(`Together ${usd(total)} a month`)));
    expect(new Set(expected.map(({ total }) => total)).size).toBe(4);
  });
});
