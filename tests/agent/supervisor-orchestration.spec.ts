import { expect, needs, test } from '#fixtures';
import { FULL_CHAIN, GUIDANCE_CHAIN, PARTIAL_CHAIN } from './data/chains.ts';
import { fallbacksIn } from './data/events.ts';
import { fileOf, hourAt, rowsOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { sumOf } from './data/statistics.ts';
import { WEEK_APART } from './data/triage.ts';
import { usd } from './data/wording.ts';

/** One service on one model without any cache hits: of the rules for savings one applies, and it promises a share of three in ten. */
const UNCACHED = [...rowsOf([{ cache_hits: 0, cost_usd: 40 }]), ...rowsOf([{ cache_hits: 0, cost_usd: 30, timestamp: hourAt(167) }])];

test.describe('supervisor orchestration', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-156 from the request to one answer: five agents in order, each given what all before it found', needs('workflows', 'scripted-model', 'personas'), async ({
    api, socket,
  }) => {
    await api.datasets.upload(fileOf(UNCACHED));
    const journey = await (await socket.ask('Where could we save money?')).finished();
    const { run, steps } = await api.runs.tree(journey.runId);
    const spent = sumOf(UNCACHED, 'cost_usd');
    const saved = { monthly_amount: savingsOf(UNCACHED).total, currency: 'USD', percentage: 30 };
    const results = steps.map(({ agent, output }) => [agent, output?.['result']] as const);

    expect(journey).toFollowContract();
    expect(journey).toHaveAgents(['supervisor', ...FULL_CHAIN]);
    expect(steps.map(({ agent, input }) => [agent, input['results']])).toEqual(FULL_CHAIN.map((agent, index) => [agent, Object.fromEntries(results.slice(0, index))]));
    expect(Object.fromEntries(results)).toMatchObject({
      data: { metrics: { total_cost_usd: spent, total_requests: sumOf(UNCACHED, 'requests') } },
      optimization: { cost_savings: saved, recommendations: [{ rule: 'raise_cache_hits', expected_monthly_savings: saved.monthly_amount }] },
      actions: { plan_steps: [{ expected_monthly_savings: saved.monthly_amount, status: 'proposed' }] },
    });
    expect(journey.report).toMatchObject({ cost_savings: saved });
    expect(journey).toAnswer([usd(spent), usd(saved.monthly_amount)]);
    expect(run).toMatchObject({ status: 'completed', agent: 'supervisor' });
  });

  test('AG-157 an agent that cannot reach the model is worked around, and the answer says so', needs('workflows', 'scripted-model', 'personas'), async ({
    api, stream, scripted,
  }) => {
    await api.datasets.upload(fileOf(UNCACHED));
    const done = await api.agents.execute({ type: 'supervisor', message: scripted('Where could we save money?', { down: 'optimization' }) });
    const journey = await (await stream.run(done.run_id)).finished();
    const { steps } = await api.runs.tree(done.run_id);
    const after = await api.agents.execute({ type: 'supervisor', message: 'Where could we save money?', thread_id: done.thread_id });

    expect(done).toMatchObject({ status: 'degraded', result: { degraded_because: ['optimization worked without the model'] } });
    expect(steps.map(({ agent, answered_by: by, status }) => [agent, by, status])).toEqual(
      FULL_CHAIN.map((agent) => [agent, agent === 'optimization' ? null : agent, 'completed']),
    );
    expect(fallbacksIn(journey.wire)).toEqual(['optimization: answer_without_model']);
    expect(journey).toFollowContract();
    expect(journey).toHaveToolCalls([{ name: 'cost_analyzer', agent: 'actions', success: true }], { match: 'superset' });
    expect(journey).toAnswer(usd(savingsOf(UNCACHED).total));
    expect(after.status).toBe('success');
  });

  test('AG-158 what is asked, of which data, selects the agents that work', needs('workflows', 'scripted-model', 'personas'), async ({ api, stream }) => {
    const ask = (message: string) => api.agents.execute({ type: 'supervisor', message });
    await api.datasets.upload(fileOf(rowsOf([{}, {}, {}])));
    const partial = await ask('What do we spend?');
    await api.datasets.upload(fileOf(WEEK_APART));
    const runs = [partial, ...(await Promise.all(['What do we spend?', 'What does the service night-watch cost?', 'Good morning!'].map(ask)))];
    const trees = await Promise.all(runs.map((run) => api.runs.tree(run.run_id)));
    const journeys = await Promise.all(runs.map(async (run) => (await stream.run(run.run_id)).finished()));

    expect(trees.map(({ steps }) => steps.map(({ agent }) => agent))).toEqual([PARTIAL_CHAIN, FULL_CHAIN, GUIDANCE_CHAIN, GUIDANCE_CHAIN]);
    expect(trees.map(({ steps }) => steps.at(-1)?.step)).toEqual(['partial_report', 'full_report', 'guidance_report', 'fallback_report']);
    expect(journeys.map(({ agents }) => agents)).toEqual(trees.map(({ steps }) => ['supervisor', ...steps.map(({ agent }) => agent)]));
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
    expect(runs[2]?.response).toContain('The data hold no service called night-watch');
  });

  test(
    'AG-159 orchestrations of one user at the same time keep their steps, their threads and their answers apart',
    needs('workflows', 'scripted-model', 'personas'),
    async ({ api }) => {
      const costs = { alpha: 11.25, beta: 22.5, gamma: 33.75 };
      const rows = Object.entries(costs).map(([service, cost_usd], index) => ({ service, cost_usd, timestamp: hourAt(83 * index + index) }));
      await api.datasets.upload(fileOf(rowsOf(rows)));
      const services = Object.keys(costs);
      const runs = await Promise.all(services.map((service) => api.agents.execute({ type: 'supervisor', message: `What does ${service} cost?` })));
      const trees = await Promise.all(runs.map((run) => api.runs.tree(run.run_id)));
      const ids = trees.flatMap(({ steps }) => steps.map(({ id }) => id));

      expect(trees.map(({ steps }) => steps.map(({ agent, parent_id: parent }) => `${agent} of ${parent}`))).toEqual(
        runs.map((run) => FULL_CHAIN.map((agent) => `${agent} of ${run.run_id}`)),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(runs.map((run) => run.thread_id)).size).toBe(runs.length);
      expect(runs.map((run) => services.filter((service) => run.response.includes(`This is about **${service}**`)))).toEqual(services.map((service) => [service]));
      expect(trees.map(({ steps }) => steps.find(({ agent }) => agent === 'data')?.output?.['result'])).toMatchObject(
        Object.values(costs).map((cost) => ({ metrics: { total_cost_usd: cost } })),
      );
      const stored = await Promise.all(runs.map((run) => api.threads.messages(run.thread_id)));
      expect(stored.map(({ messages }) => messages.map(({ content }) => content))).toEqual(
        runs.map((run, index) => [`What does ${services[index]} cost?`, run.response]),
      );
    },
  );
});
