import { expect, needs, test } from '#fixtures';
import { FULL_CHAIN } from './data/chains.ts';
import { CRITICAL_EVENTS, eventsOf } from './data/events.ts';
import { completedHandOffsIn } from './data/hand-offs.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { latencyOf, ofService, servicesOf, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, FIVE_HOURS, FIVE_HOURS_FILE, WEEK_FILE } from './data/workloads.ts';

test.describe('complete flow', () => {
  // Savings are worked out for those whose plan has the tool.
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-031 the optimization agent recommends what the uploaded data support, with the amounts its tool found', needs('personas'), async ({ api, socket }) => {
    const dataset = await api.datasets.upload(WEEK_FILE);
    const { savings, total, percentage, monthlyCost } = savingsOf(A_WEEK);
    const journey = await (await socket.ask('Where could we save money?', { agent: 'optimization' })).finished();
    const told = new Set<string>(journey.wire.map(({ type }) => type));
    const found = journey.toolCalls.find(({ name }) => name === 'cost_analyzer')?.result;

    expect(CRITICAL_EVENTS.filter((type) => !told.has(type))).toEqual([]);
    expect(found).toMatchObject({ dataset_id: dataset.id, monthly_cost_usd: monthlyCost, cost_savings: { monthly_amount: total, currency: 'USD', percentage } });
    expect(found?.['recommendations']).toMatchObject(savings.map(({ service, rule, monthly }) => ({ service, rule, expected_monthly_savings: monthly })));
    expect(journey.report?.recommendations.map(({ expected_monthly_savings: amount }) => amount)).toEqual(savings.map(({ monthly }) => monthly));
    expect(journey.report?.cost_savings).toEqual({ monthly_amount: total, currency: 'USD', percentage });
    expect(journey).toReachQuality({
      facts: [usd(total), `${percentage} %`, ...savings.map(({ monthly }) => usd(monthly))], actions: savings.length, structure: ['## Savings'],
    });
  });

  test('AG-032 the data agent’s figures are those of the uploaded file', async ({ api, stream }) => {
    const dataset = await api.datasets.upload(FIVE_HOURS_FILE);
    const totals = totalsOf(FIVE_HOURS);
    const latency = latencyOf(FIVE_HOURS);
    const journey = await (await stream.agent('Analyse our usage.', { agent: 'data' })).finished();
    const { result } = eventsOf(journey.wire, 'agent_completed').at(-1)?.payload ?? {};

    expect(result).toMatchObject({
      dataset_id: dataset.id, period: { hours: totals.hours },
      metrics: {
        total_requests: totals.requests, total_cost_usd: totals.cost,
        avg_latency_ms: latency.mean, p50_latency_ms: latency.p50, p95_latency_ms: latency.p95, p99_latency_ms: latency.p99,
        error_rate: Number((totals.errors / totals.requests).toFixed(4)), cache_hit_rate: Number((totals.hits / totals.requests).toFixed(4)),
      },
      workloads: servicesOf(FIVE_HOURS).map(({ service, requests, cost }) => ({ service, requests, cost_usd: cost })),
    });
    expect(journey).toReachQuality({
      facts: [count(totals.requests), usd(totals.cost), `P95 ${count(latency.p95)} ms`, ...servicesOf(FIVE_HOURS).map(({ service }) => service)],
    });
  });

  test('AG-033 the supervisor hands one question through data, optimization and actions, and each part of the result is right', needs('personas'), async ({
    api, stream,
  }) => {
    await api.datasets.upload(WEEK_FILE);
    const { savings, total, percentage } = savingsOf(A_WEEK);
    const totals = totalsOf(A_WEEK);
    const journey = await (await stream.agent('What do we spend, and what should we do to save?')).finished();
    const { result } = eventsOf(journey.wire, 'agent_completed').at(-1)?.payload ?? {};
    const handoffs = completedHandOffsIn(journey.wire).map(({ to_agent: to }) => to);

    expect(handoffs).toEqual(FULL_CHAIN);
    expect(result?.['data']).toMatchObject({ metrics: { total_requests: totals.requests, total_cost_usd: totals.cost } });
    expect(result?.['optimization']).toMatchObject({ cost_savings: { monthly_amount: total, percentage }, based_on: ['triage', 'data'] });
    expect(result?.['actions']).toMatchObject({
      plan_steps: savings.map(({ service, monthly }, index) => ({ step_id: `step-${index + 1}`, service, expected_monthly_savings: monthly, status: 'proposed' })),
    });
    expect(journey.report?.cost_savings).toEqual({ monthly_amount: total, currency: 'USD', percentage });
    expect(journey).toReachQuality({ facts: [usd(totals.cost), count(totals.requests), usd(total)], actions: savings.length });
    expect(journey).toFollowContract();
  });

  test('AG-034 a tool that cannot do what it is asked is told with its code, and nothing is made up in its place', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    const journey = await (await stream.agent(scripted('What do we have?', { fail: 'tool' }), { agent: 'data' })).finished();
    const done = eventsOf(journey.wire, 'agent_completed').at(-1)?.payload;

    expect(journey).toHaveToolCalls([{ name: 'dataset_summary', success: false }, { name: 'analyze_workload', success: true }, 'latency_analyzer', 'anomaly_detector']);
    expect(journey.toolCalls[0]?.result).toMatchObject({ error_code: 'NOT_FOUND' });
    expect(done).toMatchObject({ status: 'degraded', result: { degraded_because: ['tool dataset_summary failed'] } });
    expect(journey).toReachQuality({
      facts: ['The tool dataset_summary failed (NOT_FOUND)', count(Number(servicesOf(FIVE_HOURS)[0]?.requests))],
      forbidden: ['The data set '],
      structure: ['## Limits'],
    });
    expect(journey.outcome).toBe('completed');
  });

  test('AG-035 every tool is asked about the service in question, and its result answers the call of the same id', async ({ api, socket }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    const own = ofService(FIVE_HOURS, 'search');
    const journey = await (await socket.ask('How is search doing?', { agent: 'data' })).finished();
    const about = { success: true, args: { service: 'search' } };
    const [begun, ended] = (['tool_executing', 'tool_completed'] as const).map((type) =>
      eventsOf(journey.wire, type).map(({ payload }) => [payload.tool_call_id, payload.tool_name]),
    );

    expect(journey).toHaveToolCalls([
      { name: 'dataset_summary', args: {} }, { name: 'analyze_workload', ...about }, { name: 'latency_analyzer', ...about }, { name: 'anomaly_detector', ...about },
    ]);
    expect(ended).toEqual(begun);
    const resultOf = (name: string) => journey.toolCalls.find((call) => call.name === name)?.result;
    expect(resultOf('analyze_workload')).toMatchObject({
      totals: { requests: totalsOf(own).requests, cost_usd: totalsOf(own).cost }, workloads: [{ service: 'search' }],
    });
    expect(resultOf('latency_analyzer')).toMatchObject({ metrics: { samples: own.length, p50_latency_ms: latencyOf(own).p50, max_latency_ms: latencyOf(own).max } });
    expect(resultOf('dataset_summary')).toMatchObject({ totals: { requests: totalsOf(FIVE_HOURS).requests } });
  });

  test('AG-036 a long run is heard to its end by a socket that has had nothing but heartbeats for most of it', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    const heartbeatMs = 80;
    const platform = await openPlatform({ PLATFORM_HEARTBEAT_MS: String(heartbeatMs) });
    const user = await platform.createUser();
    await using socket = await user.openSocket();
    const journey = await (await socket.ask(scripted('Take your time.', { slowToolMs: 8 * heartbeatMs }), { agent: 'validation' })).finished();

    expect(socket.greeting.config.heartbeat_interval).toBe(heartbeatMs);
    expect(journey.outcome).toBe('completed');
    expect(journey.wire.length).toBeGreaterThanOrEqual(10);
    // One heartbeat in which a peer is not heard, and a second: then it is given up on.
    expect(journey.timing.largestGapMs).toBeGreaterThan(2 * heartbeatMs);
    expect(socket.closure).toBeUndefined();
    expect(journey).toFollowContract();
  });

  test('AG-037 a chain that is stopped ends where it was, and the next question on its thread is answered in full', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const run = await socket.ask(scripted('What did we spend?', { slowMs: 400 }));
    await run.waitFor((event) => event.type === 'agent_started' && event.agent_name === 'reporting');
    await run.stop();
    const stopped = await run.finished();
    const tree = await api.runs.tree(run.id);
    const next = await (await socket.ask('How many requests were that?', { threadId: run.threadId })).finished();
    const { messages } = await api.threads.messages(run.threadId);

    expect(stopped.outcome).toBe('cancelled');
    expect(stopped.wire.filter((event) => event.type === 'final_report' || (event.type === 'agent_completed' && event.agent_name === 'supervisor'))).toEqual([]);
    expect(tree.steps.map(({ agent, status }) => [agent, status])).toEqual([
      ...['triage', 'data', 'optimization', 'actions'].map((agent) => [agent, 'completed']), ['reporting', 'cancelled'],
    ]);
    expect(next.outcome).toBe('completed');
    expect(next).toHaveAgents(['supervisor', ...FULL_CHAIN]);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'user', 'assistant']);
    expect(messages.at(-1)?.content).toBe(next.answer);
    expect([stopped, next].map(({ violations }) => violations)).toEqual([[], []]);
  });

  test('AG-038 a recommendation names what to do, for which service, and what it brings: no more and no less than the data', needs('personas'), async ({
    api, stream,
  }) => {
    const threeServices = A_WEEK.filter(({ service }) => service !== 'letters');
    await api.datasets.upload(fileOf(threeServices, 'three-services.csv'));
    const { savings, total, monthlyCost } = savingsOf(threeServices);
    const journey = await (await stream.agent('What should we do to save money?', { agent: 'actions' })).finished();

    expect(savings.map(({ rule }) => rule)).toEqual(['route_small_requests', 'raise_cache_hits']);
    expect(journey).toReachQuality({
      facts: [
        `Together ${usd(total)} a month`,
        `of ${usd(monthlyCost)}`,
        /^1\. Route the small requests of tickets .* from huge to little\. Expected: \$/m,
        /^2\. Raise the cache-hit rate of search on middle from 10 % to 30 %\. /m,
      ],
      forbidden: ['letters', /failed requests of/, usd(savingsOf(A_WEEK).total)],
      structure: ['## Savings', '## Forecast'],
      actions: 2,
    }, 0.99);
    expect(journey.report?.recommendations.map(({ confidence }) => confidence), 'a whole week was observed').toEqual([0.9, 0.8]);
  });
});
