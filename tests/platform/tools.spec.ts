import type { Plan } from '#contracts/auth.schema';
import { TOOL_NAMES, toolList, toolResult } from '#contracts/tool.schema';
import { expect, test } from '@playwright/test';
import { allRecords, uploadRows } from './data-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const FREE = ['create_thread', 'get_thread_history', 'list_agents', 'dataset_summary', 'self_test', 'validate_records'];
const PRO = [...FREE, 'analyze_workload', 'query_corpus', 'generate_synthetic_data', 'anomaly_detector', 'supplier_research', 'correct_records', 'index_documents', 'organize_documents', 'search_documents', 'chart_builder'];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const cents = (value: number) => Math.round(value * 100) / 100;
/** By definition, not by index: the smallest value that at least so many percent of all values do not exceed. */
const percentile = (values: readonly number[], percent: number) =>
  Math.min(...values.filter((value) => values.filter((other) => other <= value).length >= (percent / 100) * values.length));

test.describe('tools', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const signIn = async (plan: Plan = 'enterprise') => (await platform.signIn({ plan })).access_token;
  const send = (token: string, name: string, args: Record<string, unknown> = {}) =>
    platform.call('/api/tools/execute', { method: 'POST', token, body: { tool_name: name, arguments: args } });
  const use = async (token: string, name: string, args: Record<string, unknown> = {}) =>
    toolResult.parse(await (await send(token, name, args)).json()).result;
  const allowed = async (plan: Plan) => {
    const list = toolList.parse(await (await platform.call('/api/tools', { token: await signIn(plan) })).json());
    return {
      counted: list.available_tools,
      names: list.tools
        .filter((tool) => tool.allowed)
        .map(({ name }) => name)
        .sort(),
    };
  };

  test('each plan allows its tools and those of the plans below it', async () => {
    expect(await allowed('free')).toEqual({ counted: FREE.length, names: [...FREE].sort() });
    expect(await allowed('pro')).toEqual({ counted: PRO.length, names: [...PRO].sort() });
    expect(await allowed('enterprise')).toEqual({ counted: TOOL_NAMES.length, names: [...TOOL_NAMES].sort() });
    expect(await allowed('developer')).toEqual({ counted: TOOL_NAMES.length, names: [...TOOL_NAMES].sort() });
  });

  test('a permission says which plan a tool needs, and execution keeps to it', async () => {
    const token = await signIn('pro');
    const permission = await platform.call('/api/tools/permissions/cost_analyzer', { token });
    const refused = await send(token, 'cost_analyzer');

    expect(await permission.json()).toEqual({ tool_name: 'cost_analyzer', allowed: false, required_plan: 'enterprise', user_plan: 'pro' });
    expect([refused.status, (await refused.json()).error_code]).toEqual([403, 'PLAN_REQUIRED']);
  });

  test('unknown tools, services and data sets, and wrong arguments, are refused by name', async () => {
    const token = await signIn();
    const wrong = await send(token, 'anomaly_detector', { threshold: 0, mood: 'good' });
    const service = await send(token, 'cost_analyzer', { service: 'nowhere' });
    const answers = await Promise.all([
      send(token, 'crystal_ball'),
      platform.call('/api/tools/permissions/crystal_ball', { token }),
      send(token, 'dataset_summary', { dataset_id: 'ds_x' }),
    ]);

    expect([wrong.status, service.status]).toEqual([422, 422]);
    expect((await wrong.json()).details.fields.map((field: { path: string }) => field.path)).toEqual(['threshold', 'mood']);
    expect((await service.json()).details.fields[0].path).toBe('service');
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('the summary’s sums are those of the records', async () => {
    const token = await signIn();
    const records = await allRecords(platform, token, 'ds_shipped');
    const summary = await use(token, 'dataset_summary');

    expect(summary['totals']).toEqual({
      requests: sum(records.map((record) => record.requests)),
      input_tokens: sum(records.map((record) => record.input_tokens)),
      output_tokens: sum(records.map((record) => record.output_tokens)),
      cost_usd: cents(sum(records.map((record) => record.cost_usd))),
      errors: sum(records.map((record) => record.errors)),
      cache_hits: sum(records.map((record) => record.cache_hits)),
    });
    expect(summary['period']).toEqual({ from: '2026-01-05T00:00:00Z', to: '2026-01-18T23:00:00Z', hours: 336 });
  });

  test('the percentiles are those of the records of the service', async () => {
    const token = await signIn();
    const latencies = (await allRecords(platform, token, 'ds_shipped'))
      .filter(({ service }) => service === 'support-chat')
      .map((record) => record.latency_ms);
    const { metrics } = await use(token, 'latency_analyzer', { service: 'support-chat' });

    expect(metrics).toEqual({
      samples: latencies.length,
      avg_latency_ms: cents(sum(latencies) / latencies.length),
      p50_latency_ms: percentile(latencies, 50),
      p95_latency_ms: percentile(latencies, 95),
      p99_latency_ms: percentile(latencies, 99),
      max_latency_ms: Math.max(...latencies),
    });
  });

  test('a workload’s rates and shares are those of its records', async () => {
    const token = await signIn();
    const records = await allRecords(platform, token, 'ds_shipped');
    const own = records.filter(({ service }) => service === 'doc-search');
    const { workloads } = (await use(token, 'analyze_workload')) as { workloads: Record<string, unknown>[] };
    const requests = sum(own.map((record) => record.requests));

    expect(workloads.find(({ service }) => service === 'doc-search')).toMatchObject({
      requests,
      cost_share: Number((sum(own.map((record) => record.cost_usd)) / sum(records.map((record) => record.cost_usd))).toFixed(4)),
      cache_hit_rate: Number((sum(own.map((record) => record.cache_hits)) / requests).toFixed(4)),
    });
  });

  test('savings follow the documented rules to the cent', async () => {
    const token = await signIn();
    // Two hours: the month is 360 of them. `big` serves tiny requests; `small` is cheap, misses its cache and fails often.
    await uploadRows(
      platform,
      token,
      [0, 1].flatMap((hour) => [
        `2026-03-01T0${hour}:00:00Z,labels,acme,big,100,9000,1000,10,100,0,50`,
        `2026-03-01T0${hour}:00:00Z,search,acme,small,100,90000,10000,1,100,10,10`,
      ]),
    );
    const { recommendations, cost_savings: savings, monthly_cost_usd: monthly } = await use(token, 'cost_analyzer');

    expect(recommendations).toMatchObject([
      // 20 − 20 000 tokens × 2 / 200 000 = 19.80
      { rule: 'route_small_requests', service: 'labels', model: 'big', expected_monthly_savings: 7128, confidence: 0.0107 },
      // 2 × (1 − 0.7 / 0.9) = 0.4444
      { rule: 'raise_cache_hits', service: 'search', model: 'small', expected_monthly_savings: 160, confidence: 0.0095 },
      // (2 − 0.4444) × (0.10 − 0.02) = 0.1244
      { rule: 'cut_failed_requests', service: 'search', model: 'small', expected_monthly_savings: 44.8, confidence: 0.0089 },
    ]);
    expect([monthly, savings]).toEqual([7920, { monthly_amount: 7332.8, currency: 'USD', percentage: 92.59 }]);
  });

  test('the three hours that went wrong on purpose are found, and no others', async () => {
    const { anomalies, anomalies_found: found } = await use(await signIn(), 'anomaly_detector');

    expect(anomalies).toMatchObject([
      { timestamp: '2026-01-09T14:00:00Z', model: 'gpt-4o', metric: 'latency_ms' },
      { timestamp: '2026-01-16T10:00:00Z', model: 'gemini-1.5-pro', metric: 'error_rate' },
      { timestamp: '2026-01-14T11:00:00Z', model: 'claude-3-5-haiku', metric: 'cost_usd' },
    ]);
    expect(found).toBe(3);
  });

  test('a steady week is forecast to go on, and less than a week is not forecast', async () => {
    const token = await signIn();
    const week = Array.from(
      { length: 168 },
      (_, index) => `${new Date(Date.UTC(2026, 2, 2) + index * 3_600_000).toISOString()},web,acme,large,10,100,50,1,100,0,5`,
    );
    await uploadRows(platform, token, week.slice(0, 100));
    const short = await use(token, 'performance_predictor');
    await uploadRows(platform, token, week);
    const whole = await use(token, 'performance_predictor', { horizon_days: 30 });

    expect(short).toMatchObject({ predicted_requests: null, predicted_cost_usd: null });
    expect(whole).toMatchObject({ days_observed: 7, predicted_requests: 7200, predicted_cost_usd: 720 });
  });

  test('a query sums up all its matches and lists as many as wanted', async () => {
    const token = await signIn();
    const matches = (await allRecords(platform, token, 'ds_shipped')).filter(
      (record) => record.model === 'gpt-4o' && record.timestamp >= '2026-01-18T00:00:00Z',
    );
    const answer = await use(token, 'query_corpus', { model: 'gpt-4o', from: '2026-01-18T00:00:00Z', limit: 5 });

    expect(answer).toMatchObject({
      matched: 24,
      records: matches.slice(0, 5),
      totals: { cost_usd: cents(sum(matches.map((record) => record.cost_usd))) },
    });
  });

  test('made-up data are the same for the same seed and others for another', async () => {
    const token = await signIn();
    const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => use(token, 'generate_synthetic_data', { rows: 5, seed })));

    expect(again).toEqual(first);
    expect(other?.['records']).not.toEqual(first?.['records']);
  });

  test('a thread made by a tool is the user’s, and its history is read by a tool', async () => {
    const token = await signIn('free');
    const { thread } = (await use(token, 'create_thread', { title: 'Made by a tool' })) as { thread: { id: string } };
    const history = await use(token, 'get_thread_history', { thread_id: thread.id });
    const stranger = await send(await signIn('free'), 'get_thread_history', { thread_id: thread.id });

    expect((await platform.call(`/api/threads/${thread.id}`, { token })).status).toBe(200);
    expect(history).toMatchObject({ thread_id: thread.id, messages: [], total: 0 });
    expect(stranger.status).toBe(404);
  });

  test('what a run claims is what its tools compute', async () => {
    const token = await signIn();
    const response = await platform.call('/api/agents/execute', {
      method: 'POST',
      token,
      body: { type: 'supervisor', message: 'How can we reduce the cost?' },
    });
    const { run_id: runId, result } = await response.json();
    const costs = (await use(token, 'cost_analyzer')) as {
      cost_savings: object;
      recommendations: { action: string; expected_monthly_savings: number; confidence: number }[];
    };
    const latency = await use(token, 'latency_analyzer');
    const report = platform.services.journal.ofRun(runId).at(-1);

    expect(report).toMatchObject({
      type: 'final_report',
      payload: {
        cost_savings: costs.cost_savings,
        recommendations: costs.recommendations.map(({ action, expected_monthly_savings, confidence }) => ({
          action,
          expected_monthly_savings,
          confidence,
        })),
      },
    });
    expect(latency['metrics']).toMatchObject({
      p95_latency_ms: result.data.metrics.p95_latency_ms,
      p99_latency_ms: result.data.metrics.p99_latency_ms,
    });
  });
});
