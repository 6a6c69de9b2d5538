import { about, chartsIn, expect, needs, test } from '#fixtures';
import { eventsOf } from './data/events.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { latencyOf, ofService, servicesOf, slownessOf, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, FIVE_HOURS, FIVE_HOURS_FILE, usageOf, WEEK_FILE, WORKLOADS } from './data/workloads.ts';

test.describe('business value', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-039 who could save one thing is told that one, and who can save nothing is told so', needs('personas'), async ({ createUser }) => {
    const ask = async (services: readonly string[]) => {
      const rows = A_WEEK.filter(({ service }) => services.includes(service));
      const { api, stream } = await createUser({ plan: 'enterprise' });
      await api.datasets.upload(fileOf(rows, 'week.csv'));
      return { rows, journey: await (await stream.agent('How could we lower our costs?', { agent: 'optimization' })).finished() };
    };
    const [one, none] = await Promise.all([ask(['search']), ask(['talk'])]);
    const { savings, total, percentage } = savingsOf(one.rows);

    expect(savings).toHaveLength(1);
    expect(one.journey).toReachQuality({ facts: [usd(total), `${percentage} %`, 'Raise the cache-hit rate of search'], forbidden: [/^2\. /m], actions: 1 });
    expect(one.journey.report?.cost_savings).toMatchObject({ monthly_amount: total, percentage });
    expect(none.journey).toReachQuality({ facts: ['None of the rules finds anything to save', usd(totalsOf(none.rows).cost)], forbidden: [/^1\. /m] });
    expect(none.journey.report).toMatchObject({ recommendations: [], cost_savings: { monthly_amount: 0, percentage: 0 } });
  });

  test('AG-040 the third answer of a conversation builds on what only the first question said', async ({ api, socket }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    const own = totalsOf(ofService(FIVE_HOURS, 'letters'));
    const first = await socket.ask('How many requests did letters make?', { agent: 'data' });
    await first.finished();
    await (await socket.ask('Thank you!', { agent: 'data', threadId: first.threadId })).finished();
    const third = await (await socket.ask('And what did that cost?', { threadId: first.threadId, agent: 'data' })).finished();
    const fresh = await (await socket.ask('And what did that cost?', { agent: 'data' })).finished();

    expect(third).toHaveToolCalls([{ name: 'analyze_workload', args: { service: 'letters' } }], { match: 'superset' });
    expect(third).toReachQuality({ facts: ['letters', usd(own.cost), count(own.requests)], forbidden: ['| tickets |', '| talk |'] });
    expect(fresh).toReachQuality({ facts: ['| tickets |', '| talk |', '| letters |'] });
    expect((await api.threads.messages(first.threadId)).total).toBe(6);
  });

  test('AG-041 three users with data of their own each get their own figures and nobody else’s', needs('second-user'), async ({ createUser }) => {
    const parts = [3, 4, 5].map((hours) => usageOf(WORKLOADS.map((one) => ({ ...one, service: `${one.service}-of-${hours}` })), hours));
    const ask = async (rows: (typeof parts)[number], index: number) => {
      const { api, stream } = await createUser();
      await api.datasets.upload(fileOf(rows, `part-${index}.csv`));
      return { journey: await (await stream.agent('What did each service cost?', { agent: 'data' })).finished(), kept: (await api.datasets.list()).datasets };
    };
    const answers = await Promise.all(parts.map(ask));
    const factsOf = (rows: (typeof parts)[number]) => [usd(totalsOf(rows).cost), count(totalsOf(rows).requests), ...new Set(rows.map(({ service }) => service))];

    const said = answers.map(({ journey }) => parts.map((rows) => factsOf(rows).filter((fact) => journey.answer.includes(fact))));
    expect(said, 'facts of each user in the answer of each').toEqual(parts.map((own) => parts.map((rows) => (rows === own ? factsOf(own) : []))));
    expect(answers.map(({ kept }) => kept.filter(({ owner }) => owner === 'own').map(({ name }) => name))).toEqual(parts.map((_, index) => [`part-${index}.csv`]));
  });

  test('AG-042 each status event arrives when its thing happens, on a socket and on a stream alike', needs('scripted-model'), async ({ socket, stream, scripted }) => {
    const slowToolMs = 200;
    const prompt = scripted('Take your time.', { slowToolMs, echo: true });
    const [heard, streamed] = await Promise.all([
      socket.ask(prompt, { agent: 'validation' }).then((run) => run.finished()),
      stream.agent(prompt, { agent: 'validation' }).then((run) => run.finished()),
    ]);

    const order = ['STEP_STARTED', 'REASONING_MESSAGE_CHUNK', 'TOOL_CALL_START', 'TOOL_CALL_RESULT', 'TEXT_MESSAGE_CONTENT', 'STEP_FINISHED', 'RUN_FINISHED'] as const;
    const arrivals = [heard, streamed].map((journey) => order.map((type) => Number(journey.events.find((event) => event.type === type)?.at)));
    expect(arrivals).toEqual(arrivals.map((times) => [...times].sort((a, b) => a - b)));
    // What is held back arrives together with what comes after it.
    const waits = arrivals.flatMap(([started = 0, , called = 0, answered = 0]) => [answered - called, answered - started]);
    expect(Math.min(...waits), about('speed', 'milliseconds from start and call to the result of the tool, as they arrived')).toBeGreaterThan(slowToolMs / 2);
  });

  test('AG-043 what a run shows of its tools is what anybody gets who uses them in the same way', async ({ api, stream }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    const journey = await (await stream.agent('How are tickets doing?', { agent: 'data' })).finished();
    const alone = await Promise.all(journey.toolCalls.map(({ name, args }) => api.tools.execute({ tool_name: name, arguments: args })));
    const offered = (await api.agents.get('data')).tools;

    expect(journey.toolCalls.length).toBeGreaterThanOrEqual(3);
    expect(journey.toolCalls.map(({ name, success, result }) => [name, success, result])).toEqual(alone.map(({ tool_name: name, result }) => [name, true, result]));
    expect(journey.toolCalls.filter(({ name }) => !offered.includes(name))).toEqual([]);
    expect(alone[0]?.result).toMatchObject({ totals: { requests: totalsOf(FIVE_HOURS).requests } });
  });

  test('AG-044 what is malformed is refused on the spot, and what cannot be answered is said so without a figure made up', async ({ api, socket }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    socket.sendRaw('{"type": "user_message", "payload": ');
    const broken = await socket.next('error');
    const shapeless = await socket.request({ type: 'user_message', payload: { content: 42 } });
    const journey = await (await socket.ask('What does the service moon-base cost us a month?')).finished();

    expect(broken.data.error_code).toBe('BAD_JSON');
    expect(shapeless).toMatchObject({ type: 'error', data: { error_code: 'VALIDATION_ERROR' } });
    expect(journey).toReachQuality({
      facts: ['The data hold no service called moon-base', 'You can ask about tickets'],
      forbidden: [/moon-base[^.\n]*\$\d/, '## Savings'],
    });
    expect(journey.report?.cost_savings).toMatchObject({ monthly_amount: 0, percentage: 0 });
    expect((await api.threads.list()).map((thread) => thread.id)).toEqual([journey.threadId]);
  });

  test('AG-045 every number in an answer about performance comes from a tool, and every tool’s from the data', async ({ api, stream }) => {
    await api.datasets.upload(FIVE_HOURS_FILE);
    const all = latencyOf(FIVE_HOURS);
    const journey = await (await stream.agent('How fast are our services?', { agent: 'data' })).finished();
    const found = journey.toolCalls.find(({ name }) => name === 'latency_analyzer')?.result;
    const each = slownessOf(FIVE_HOURS);

    expect(found).toMatchObject({
      metrics: { avg_latency_ms: all.mean, p50_latency_ms: all.p50, p95_latency_ms: all.p95, p99_latency_ms: all.p99, max_latency_ms: all.max },
    });
    expect(found?.['services']).toMatchObject(
      each.map(({ service, p50, p95, p99 }) => ({ service, metrics: { p50_latency_ms: p50, p95_latency_ms: p95, p99_latency_ms: p99 } })),
    );
    expect(journey).toReachQuality({
      facts: [
        `P50 ${count(all.p50)} ms, P95 ${count(all.p95)} ms, P99 ${count(all.p99)} ms`,
        ...each.map(({ service, p50, p95, p99 }) => `| ${service} | ${count(p50)} ms | ${count(p95)} ms | ${count(p99)} ms |`),
      ],
      structure: ['## Latency'],
    }, 1);
  });

  test('AG-046 a chart can be drawn as it is, and its data are the sums of the rows that were uploaded', async ({ api, stream }) => {
    const rows = usageOf(WORKLOADS, 30);
    await api.datasets.upload(fileOf(rows, 'thirty-hours.csv'));
    const draw = async (prompt: string) => (await stream.agent(prompt, { agent: 'data' })).finished();
    const [costs, days] = await Promise.all([draw('Draw a chart of the cost of each service.'), draw('Plot our requests per day.')]);
    const [[bars], [line]] = [chartsIn(costs.answer), chartsIn(days.answer)];
    const byDay = ['2026-03-02', '2026-03-03'].map((day) => ({ day, requests: totalsOf(rows.filter(({ timestamp }) => timestamp.startsWith(day))).requests }));

    expect(bars).toMatchObject({ mark: 'bar', encoding: { x: { field: 'service', type: 'nominal' }, y: { field: 'cost_usd', type: 'quantitative' } } });
    expect(bars?.data.values).toEqual(servicesOf(rows).map(({ service, cost }) => ({ service, cost_usd: cost })));
    expect(line).toMatchObject({ mark: 'line', encoding: { x: { field: 'day', type: 'temporal' }, y: { field: 'requests', type: 'quantitative' } } });
    expect(line?.data.values).toEqual(byDay);
    expect(eventsOf(costs.wire, 'agent_completed').at(-1)?.payload.result['chart']).toEqual(bars);
    expect(costs).toHaveToolCalls([{ name: 'chart_builder', args: { metric: 'cost_usd', by: 'service' } }], { match: 'superset' });
    expect(chartsIn((await draw('What did each service cost?')).answer), 'nobody asked for one').toEqual([]);
  });

  test('AG-047 progress rises with each step that is over, to 100 before the answer is told as complete', needs('workflows', 'scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const chain = await (await stream.agent('What did we spend?')).finished();
    const echo = (id: string, depends_on: string[] = []) => ({ id, agent: 'triage', message: scripted(id, { echo: true }), depends_on });
    const skipped = { ...echo('never', ['one']), when: { step: 'one', field: 'text', equals: 'two' } };
    const done = await api.workflows.execute({ message: 'Go.', steps: [echo('one'), echo('two', ['one']), skipped] });
    const workflow = await (await stream.run(done.run_id)).finished();
    const progress = (journey: typeof chain) => eventsOf(journey.wire, 'agent_progress').map(({ payload }) => payload);
    const steps = eventsOf(chain.wire, 'agent_completed').filter((event) => event.agent_name !== 'supervisor');

    expect(progress(chain)).toEqual([20, 40, 60, 80, 100].map((percent, index) => ({ percent, done: index + 1, total: 5 })));
    expect(progress(workflow)).toEqual([33, 66, 100].map((percent, index) => ({ percent, done: index + 1, total: 3 })));
    const told = eventsOf(chain.wire, 'agent_progress').map(({ seq }) => seq);
    expect(told.filter((seq, index) => seq < Number(steps[index]?.seq)), 'progress told before its step was over').toEqual([]);
    expect(chain.wire.slice(-3).map(({ type }) => type)).toEqual(['agent_progress', 'agent_completed', 'final_report']);
    expect((await api.threads.events(chain.threadId, { type: 'agent_progress' })).events.map(({ payload }) => payload)).toEqual(progress(chain));
  });

  test('AG-048 in a whole cost analysis totals are the sum of their parts, and each saving has rows it comes from', needs('personas'), async ({ api, stream }) => {
    await api.datasets.upload(WEEK_FILE);
    const { savings, total, percentage, monthlyCost } = savingsOf(A_WEEK);
    const journey = await (await stream.agent('Analyse our costs and what we could save.')).finished();
    const found = journey.toolCalls.find(({ name }) => name === 'cost_analyzer')?.result;
    const amounts = journey.report?.recommendations.map(({ expected_monthly_savings: amount }) => amount) ?? [];
    const inCents = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);

    expect(found).toMatchObject({ total_cost_usd: totalsOf(A_WEEK).cost, services: servicesOf(A_WEEK).map(({ service, cost }) => ({ service, cost_usd: cost })) });
    expect(inCents(servicesOf(A_WEEK).map(({ cost }) => cost)), 'cents of all services').toBeCloseTo(inCents([totalsOf(A_WEEK).cost]), -1);
    expect(inCents(amounts), 'cents of all recommendations').toBe(inCents([Number(journey.report?.cost_savings.monthly_amount)]));
    expect(amounts).toEqual(savings.map(({ service }) => savingsOf(ofService(A_WEEK, service), A_WEEK).total));
    expect(journey).toHaveToolCalls([{ name: 'cost_analyzer', success: true }, 'performance_predictor'], { match: 'in-order' });
    expect(journey).toReachQuality({
      facts: [
        usd(monthlyCost), usd(total), `${percentage} %`, ...servicesOf(A_WEEK).map(({ service, cost }) => `| ${service} | ${usd(cost)} |`),
      ],
      structure: ['## Cost', '## Savings'],
      actions: 3,
    });
  });
});
